-- The CRM import brings contacts without an address.
ALTER TABLE contact ALTER COLUMN email DROP NOT NULL;
