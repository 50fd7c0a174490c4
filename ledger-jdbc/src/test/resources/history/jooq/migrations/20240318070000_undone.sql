CREATE TABLE undone (id int);
