-- +goose Up
-- Bestellungen für Kundinnen & Kunden – ✓
CREATE TABLE orders (id int);

-- +goose Down
DROP TABLE orders;
