DROP VIEW "Summen"; ALTER TABLE "Größe; in ""Zoll""" DROP COLUMN doubled;
