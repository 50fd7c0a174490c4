CREATE TABLE `migrations` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `timestamp` bigint(20) NOT NULL,
  `name` varchar(255) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=6 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
INSERT INTO `migrations` (`id`, `timestamp`, `name`) VALUES (1,1704447000000,'CreateCustomers1704447000000');
INSERT INTO `migrations` (`id`, `timestamp`, `name`) VALUES (2,1707735600123,'AddOrders1707735600123');
INSERT INTO `migrations` (`id`, `timestamp`, `name`) VALUES (3,1709280000456,'IndexOrders1709280000456');
INSERT INTO `migrations` (`id`, `timestamp`, `name`) VALUES (5,1711800000000,'Taken1711800000000');
