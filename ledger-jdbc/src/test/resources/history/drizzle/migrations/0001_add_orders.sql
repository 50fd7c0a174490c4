-- Bestellungen für Kundinnen & Kunden – ✓
CREATE TABLE orders (id int);
--> statement-breakpoint
CREATE TABLE details (id int);
