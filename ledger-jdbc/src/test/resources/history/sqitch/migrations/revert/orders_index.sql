-- Revert shop:orders_index
SELECT 1;
