-- Bestellungen für Kundinnen & Kunden – ✓
CREATE TABLE orders (id int);
CREATE TABLE details (id int);
