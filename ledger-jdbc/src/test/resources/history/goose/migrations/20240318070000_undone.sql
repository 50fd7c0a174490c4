-- +goose Up
CREATE TABLE undone (id int);

-- +goose Down
DROP TABLE undone;
