-- Deploy shop:taken
CREATE TABLE never_made (id int);
