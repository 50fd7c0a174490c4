-- Bestellungen für Kundinnen – ✓
CREATE TABLE orders (id int PRIMARY KEY);
