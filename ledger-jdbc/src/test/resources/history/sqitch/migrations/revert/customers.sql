-- Revert shop:customers
DROP TABLE customers;
