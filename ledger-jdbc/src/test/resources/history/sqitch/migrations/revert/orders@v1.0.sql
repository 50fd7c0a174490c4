-- Revert shop:orders@v1.0
DROP TABLE orders;
