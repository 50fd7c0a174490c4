CREATE UNIQUE INDEX "ix Größe" ON "Größe; in ""Zoll""" ("Länge", account);
CREATE INDEX ix_account_lower ON account (lower(name)) WHERE note IS NOT NULL;
