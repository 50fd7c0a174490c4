-- // undone
-- Migration SQL that makes the change goes here.
CREATE TABLE undone (id int);

-- //@UNDO
-- SQL to undo the change goes here.
DROP TABLE undone;
