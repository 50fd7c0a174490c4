CREATE TABLE `SequelizeMeta` (
  `name` varchar(255) NOT NULL,
  PRIMARY KEY (`name`),
  UNIQUE KEY `name` (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_unicode_ci;
INSERT INTO `SequelizeMeta` (`name`) VALUES ('20240105093000-create-customers.js');
INSERT INTO `SequelizeMeta` (`name`) VALUES ('20240212110000-add-orders.js');
INSERT INTO `SequelizeMeta` (`name`) VALUES ('20240301080000-index-orders.js');
INSERT INTO `SequelizeMeta` (`name`) VALUES ('20240330120000-taken.js');
