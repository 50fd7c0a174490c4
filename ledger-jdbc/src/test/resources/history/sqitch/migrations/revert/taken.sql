-- Revert shop:taken
DROP TABLE never_made;
