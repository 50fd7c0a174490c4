-- Deploy shop:customers
CREATE TABLE customers (id int);
