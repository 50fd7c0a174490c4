-- migrate:up
CREATE TABLE customers (id int);

-- migrate:down
DROP TABLE customers;
