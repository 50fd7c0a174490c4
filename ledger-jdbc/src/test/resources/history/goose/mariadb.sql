CREATE TABLE `goose_db_version` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `version_id` bigint(20) NOT NULL,
  `is_applied` tinyint(1) NOT NULL,
  `tstamp` timestamp NULL DEFAULT current_timestamp(),
  PRIMARY KEY (`id`),
  UNIQUE KEY `id` (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=6 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
INSERT INTO `goose_db_version` (`id`, `version_id`, `is_applied`, `tstamp`) VALUES (1,0,1,'2026-11-27 13:15:44');
INSERT INTO `goose_db_version` (`id`, `version_id`, `is_applied`, `tstamp`) VALUES (2,20240105093000,1,'2026-11-27 13:15:44');
INSERT INTO `goose_db_version` (`id`, `version_id`, `is_applied`, `tstamp`) VALUES (3,20240212110000,1,'2026-11-27 13:15:44');
INSERT INTO `goose_db_version` (`id`, `version_id`, `is_applied`, `tstamp`) VALUES (4,20240301080000,1,'2026-11-27 13:15:44');
