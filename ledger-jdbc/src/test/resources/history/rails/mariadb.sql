CREATE TABLE `schema_migrations` (
  `version` varchar(255) NOT NULL,
  PRIMARY KEY (`version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
INSERT INTO `schema_migrations` (`version`) VALUES ('20240101000000');
INSERT INTO `schema_migrations` (`version`) VALUES ('20240105093000');
INSERT INTO `schema_migrations` (`version`) VALUES ('20240212110000');
INSERT INTO `schema_migrations` (`version`) VALUES ('20240318070000');
INSERT INTO `schema_migrations` (`version`) VALUES ('20240503101112');
CREATE TABLE `ar_internal_metadata` (
  `key` varchar(255) NOT NULL,
  `value` varchar(255) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`key`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
INSERT INTO `ar_internal_metadata` (`key`, `value`, `created_at`, `updated_at`) VALUES ('environment','production','2026-11-27 12:53:51.209181','2026-11-27 12:53:51.209181');
