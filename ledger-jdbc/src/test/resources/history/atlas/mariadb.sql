CREATE TABLE `atlas_schema_revisions` (
  `version` varchar(255) NOT NULL,
  `description` varchar(255) NOT NULL,
  `type` bigint(20) unsigned NOT NULL DEFAULT 2,
  `applied` bigint(20) NOT NULL DEFAULT 0,
  `total` bigint(20) NOT NULL DEFAULT 0,
  `executed_at` timestamp NULL DEFAULT NULL,
  `execution_time` bigint(20) NOT NULL,
  `error` longtext DEFAULT NULL,
  `hash` varchar(255) NOT NULL,
  `partial_hashes` longtext DEFAULT NULL CHECK (json_valid(`partial_hashes`)),
  `operator_version` varchar(255) NOT NULL,
  PRIMARY KEY (`version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
INSERT INTO `atlas_schema_revisions` (`version`, `description`, `type`, `applied`, `total`, `executed_at`, `execution_time`, `error`, `hash`, `partial_hashes`, `operator_version`) VALUES ('20240101000000','init',1,0,0,'2026-11-27 13:30:37',0,'','','null','Atlas CLI - v0.7.2');
INSERT INTO `atlas_schema_revisions` (`version`, `description`, `type`, `applied`, `total`, `executed_at`, `execution_time`, `error`, `hash`, `partial_hashes`, `operator_version`) VALUES ('20240105093000','create_customers',2,1,1,'2026-11-27 13:30:37',2201192,'','LUJCvyo0nzy7erTOa1WF+jWU+ujf1V7CfdVmrEK2ulk=','[\"h1:7UpyBFKqB/obVhmiJINWx70zAEpHMx6WgPpXPW7Nd3Q=\"]','Atlas CLI - v0.7.2');
INSERT INTO `atlas_schema_revisions` (`version`, `description`, `type`, `applied`, `total`, `executed_at`, `execution_time`, `error`, `hash`, `partial_hashes`, `operator_version`) VALUES ('20240212110000','add_orders',2,2,2,'2026-11-27 13:30:37',3132861,'','hmsnPGD/egN97NCoUC4i3LT4+A8oxY41v+NUPB+kgt0=','[\"h1:yfmEvv2/3N+qo6AP+B6WIrMPiW+jNEaCqR4jdJuegkI=\",\"h1:fZbVR4Hag0PiW1/BEqFQ00xpWjs6I/SA/pLwCmqo2Ug=\"]','Atlas CLI - v0.7.2');
INSERT INTO `atlas_schema_revisions` (`version`, `description`, `type`, `applied`, `total`, `executed_at`, `execution_time`, `error`, `hash`, `partial_hashes`, `operator_version`) VALUES ('20240301080000','index_orders',2,1,1,'2026-11-27 13:30:38',3914954,'','VnFgL1ptTrEdGs4HMFBReNrdqRG7yQHwZa5yajne51w=','[\"h1:b54SwXY0Y7qqTormISUk2PaFEJmR9Tjsln43PRDeXds=\"]','Atlas CLI - v0.7.2');
INSERT INTO `atlas_schema_revisions` (`version`, `description`, `type`, `applied`, `total`, `executed_at`, `execution_time`, `error`, `hash`, `partial_hashes`, `operator_version`) VALUES ('20240318070000','taken',4,0,0,'2026-11-27 13:30:38',0,'','FsbfekwGwLjM+3rw98bvrobwHAuiZCyOecPkA7uYG3s=','null','Atlas CLI - v0.7.2');
INSERT INTO `atlas_schema_revisions` (`version`, `description`, `type`, `applied`, `total`, `executed_at`, `execution_time`, `error`, `hash`, `partial_hashes`, `operator_version`) VALUES ('20240402150000','fails',2,1,2,'2026-11-27 13:30:38',3243842,'Statement:\nINSERT INTO nowhere VALUES (1);\n\nError:\nError 1146: Table \'history_atlas.nowhere\' doesn\'t exist','06KIiNiUHItKvpokUseOo0DQ/PK6fHdfYSI50w0nYak=','[\"h1:FOvErfreCZn62Bm4XBfaUxnvK8qgdLVoTS8Xl1wbasE=\"]','Atlas CLI - v0.7.2');
