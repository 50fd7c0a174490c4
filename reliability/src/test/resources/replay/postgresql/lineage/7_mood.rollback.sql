ALTER TABLE account DROP COLUMN mood;
DROP TYPE "Stimmung";
