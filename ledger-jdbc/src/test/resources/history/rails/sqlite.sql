CREATE TABLE IF NOT EXISTS "schema_migrations" ("version" varchar NOT NULL PRIMARY KEY);
INSERT INTO schema_migrations VALUES('20240101000000');
INSERT INTO schema_migrations VALUES('20240105093000');
INSERT INTO schema_migrations VALUES('20240212110000');
INSERT INTO schema_migrations VALUES('20240318070000');
INSERT INTO schema_migrations VALUES('20240503101112');
CREATE TABLE IF NOT EXISTS "ar_internal_metadata" ("key" varchar NOT NULL PRIMARY KEY, "value" varchar, "created_at" datetime(6) NOT NULL, "updated_at" datetime(6) NOT NULL);
INSERT INTO ar_internal_metadata VALUES('environment','production','2026-11-27 12:53:52.117848','2026-11-27 12:53:52.117848');
