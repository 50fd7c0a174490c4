-- The name of the table has a letter too few.
ALTER TABLE custmer ADD COLUMN active boolean DEFAULT TRUE NOT NULL;
