-- Deploy shop:orders@v1.0
-- Bestellungen für Kundinnen & Kunden – ✓
CREATE TABLE orders (id int);
