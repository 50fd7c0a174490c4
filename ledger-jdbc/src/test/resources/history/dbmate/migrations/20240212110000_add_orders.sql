-- migrate:up
-- Bestellungen für Kundinnen & Kunden – ✓
CREATE TABLE orders (id int);

-- migrate:down
DROP TABLE orders;
