-- Revert shop:orders
SELECT 1;
