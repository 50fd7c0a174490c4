-- +goose Up
CREATE TABLE customers (id int);

-- +goose Down
DROP TABLE customers;
