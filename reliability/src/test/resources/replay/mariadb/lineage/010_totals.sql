ALTER TABLE `Größe; in ``Zoll``` ADD COLUMN doubled decimal(9, 2) GENERATED ALWAYS AS (`Länge` * 2) STORED;
CREATE VIEW `Summen` AS SELECT account, SUM(doubled) AS `Summe` FROM `Größe; in ``Zoll``` GROUP BY account
