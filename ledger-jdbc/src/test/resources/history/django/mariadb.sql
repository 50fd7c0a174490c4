CREATE TABLE `django_migrations` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `app` varchar(255) NOT NULL,
  `name` varchar(255) NOT NULL,
  `applied` datetime(6) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
INSERT INTO `django_migrations` (`id`, `app`, `name`, `applied`) VALUES (1,'shop','0001_initial','2026-11-27 12:55:31.747006');
INSERT INTO `django_migrations` (`id`, `app`, `name`, `applied`) VALUES (2,'shop','0002_add_orders','2026-11-27 12:55:31.755608');
INSERT INTO `django_migrations` (`id`, `app`, `name`, `applied`) VALUES (3,'shop','0003_index_orders','2026-11-27 12:55:32.301435');
INSERT INTO `django_migrations` (`id`, `app`, `name`, `applied`) VALUES (5,'billing','0001_initial','2026-11-27 12:55:33.245273');
INSERT INTO `django_migrations` (`id`, `app`, `name`, `applied`) VALUES (6,'shop','0001_squashed_0002_add_orders','2026-11-27 12:55:34.251084');
