-- // Bestellungen für Kundinnen & Kunden – ✓
-- Migration SQL that makes the change goes here.
CREATE TABLE orders (id int);

-- //@UNDO
-- SQL to undo the change goes here.
DROP TABLE orders;
