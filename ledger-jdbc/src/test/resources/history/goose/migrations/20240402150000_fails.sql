-- +goose Up
INSERT INTO nowhere VALUES (1);

-- +goose Down
SELECT 1;
