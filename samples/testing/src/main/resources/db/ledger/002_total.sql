ALTER TABLE orders ADD COLUMN total integer;
UPDATE orders SET total = price * pieces;
