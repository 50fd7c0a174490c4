-- Bestellungen für Kundinnen & Kunden – ✓
CREATE TABLE orders (id int);
