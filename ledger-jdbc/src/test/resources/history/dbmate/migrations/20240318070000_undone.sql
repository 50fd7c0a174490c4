-- migrate:up
CREATE TABLE undone (id int);

-- migrate:down
DROP TABLE undone;
