-- Deploy shop:orders
DROP TABLE orders;
CREATE TABLE orders (id int, customer int);
