CREATE TABLE `schema_migrations` (
  `version` varchar(128) NOT NULL,
  PRIMARY KEY (`version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
INSERT INTO `schema_migrations` (`version`) VALUES ('20240105093000');
INSERT INTO `schema_migrations` (`version`) VALUES ('20240212110000');
INSERT INTO `schema_migrations` (`version`) VALUES ('20240301080000');
