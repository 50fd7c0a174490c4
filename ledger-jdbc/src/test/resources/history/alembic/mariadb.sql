CREATE TABLE `alembic_version` (
  `version_num` varchar(32) NOT NULL,
  PRIMARY KEY (`version_num`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
INSERT INTO `alembic_version` (`version_num`) VALUES ('27c6a30d7c24');
INSERT INTO `alembic_version` (`version_num`) VALUES ('5d0aa9c3e777');
