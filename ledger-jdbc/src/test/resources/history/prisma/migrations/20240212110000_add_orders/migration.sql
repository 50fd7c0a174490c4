-- Bestellungen für Kundinnen & Kunden – ✓
CREATE TABLE orders (id INTEGER NOT NULL);

