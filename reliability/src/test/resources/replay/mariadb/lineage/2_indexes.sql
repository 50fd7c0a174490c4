CREATE UNIQUE INDEX `ix Größe` ON `Größe; in ``Zoll``` (`Länge`, account);
CREATE INDEX ix_account_name ON account (name);
