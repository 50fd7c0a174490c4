CREATE TABLE customers (id int, name varchar(50));
