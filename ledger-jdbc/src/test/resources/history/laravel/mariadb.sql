CREATE TABLE `migrations` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `migration` varchar(255) NOT NULL,
  `batch` int(11) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
INSERT INTO `migrations` (`id`, `migration`, `batch`) VALUES (1,'2024_01_05_093000_create_customers',1);
INSERT INTO `migrations` (`id`, `migration`, `batch`) VALUES (2,'2024_02_12_110000_add_orders',1);
INSERT INTO `migrations` (`id`, `migration`, `batch`) VALUES (3,'2024_03_01_080000_index_orders',2);
