ALTER TABLE guest_book DROP COLUMN signed_at;
