CREATE TYPE "Stimmung" AS ENUM ('gut; sehr', 'schlecht');
ALTER TABLE account ADD COLUMN mood "Stimmung" DEFAULT 'gut; sehr';
