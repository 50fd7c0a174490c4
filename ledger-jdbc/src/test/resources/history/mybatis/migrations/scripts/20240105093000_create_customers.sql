-- // create customers
-- Migration SQL that makes the change goes here.
CREATE TABLE customers (id int);

-- //@UNDO
-- SQL to undo the change goes here.
DROP TABLE customers;
