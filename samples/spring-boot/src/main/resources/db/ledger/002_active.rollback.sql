ALTER TABLE customer DROP COLUMN active;
