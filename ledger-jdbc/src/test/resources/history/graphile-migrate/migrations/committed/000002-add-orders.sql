--! Previous: sha1:d40322b5930305687198c90116aaff7531f131b0
--! Hash: sha1:1c74b4434148c418576916010a0d1de70f86608c
--! Message: add orders

-- Bestellungen für Kundinnen & Kunden – ✓
CREATE TABLE orders (id int);
CREATE TABLE lines (id int);
