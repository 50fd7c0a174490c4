-- Revert shop:fails
SELECT 1;
