CREATE TABLE `__drizzle_migrations` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `hash` text NOT NULL,
  `created_at` bigint(20) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
INSERT INTO `__drizzle_migrations` (`id`, `hash`, `created_at`) VALUES (1,'057fb82e076718bd42dc29984adba451cb544016f526897832c5e719fe5a5b5f',1704447000000);
INSERT INTO `__drizzle_migrations` (`id`, `hash`, `created_at`) VALUES (2,'4ae83289a05a1b3f4f817ae97c8749899fbc2825fe92d08b4fe28de7abef8046',1707735600123);
INSERT INTO `__drizzle_migrations` (`id`, `hash`, `created_at`) VALUES (3,'6f9e12c1763463baaa4e8ae6212524d8f685109991f538ec967e373d10de5ddb',1709280000456);
