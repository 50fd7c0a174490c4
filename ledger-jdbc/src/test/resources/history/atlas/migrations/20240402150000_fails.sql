CREATE TABLE half_made (id int);
INSERT INTO nowhere VALUES (1);
