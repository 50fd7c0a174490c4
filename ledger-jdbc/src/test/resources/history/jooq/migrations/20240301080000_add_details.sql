CREATE TABLE details (id int);
