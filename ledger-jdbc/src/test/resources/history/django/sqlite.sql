CREATE TABLE IF NOT EXISTS "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
INSERT INTO django_migrations VALUES(1,'shop','0001_initial','2026-11-27 12:55:35.137005');
INSERT INTO django_migrations VALUES(2,'shop','0002_add_orders','2026-11-27 12:55:35.142364');
INSERT INTO django_migrations VALUES(3,'shop','0003_index_orders','2026-11-27 12:55:35.570272');
INSERT INTO django_migrations VALUES(5,'billing','0001_initial','2026-11-27 12:55:36.346444');
INSERT INTO django_migrations VALUES(6,'shop','0001_squashed_0002_add_orders','2026-11-27 12:55:37.154486');
