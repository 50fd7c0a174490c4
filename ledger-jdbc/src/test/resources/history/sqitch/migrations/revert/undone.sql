-- Revert shop:undone
DROP TABLE undone;
