-- Deploy shop:undone
CREATE TABLE undone (id int);
