CREATE TABLE `schema_migrations` (
  `version` bigint(20) NOT NULL,
  `inserted_at` datetime DEFAULT NULL,
  PRIMARY KEY (`version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
INSERT INTO `schema_migrations` (`version`, `inserted_at`) VALUES (20240105093000,'2026-11-27 13:42:10');
INSERT INTO `schema_migrations` (`version`, `inserted_at`) VALUES (20240212110000,'2026-11-27 13:42:11');
INSERT INTO `schema_migrations` (`version`, `inserted_at`) VALUES (20240301080000,'2026-11-27 13:42:11');
