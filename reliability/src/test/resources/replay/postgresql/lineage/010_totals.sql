ALTER TABLE "Größe; in ""Zoll""" ADD COLUMN doubled numeric GENERATED ALWAYS AS ("Länge" * 2) STORED;
CREATE VIEW "Summen" AS SELECT account, sum(doubled) AS "Summe" FROM "Größe; in ""Zoll""" GROUP BY account
