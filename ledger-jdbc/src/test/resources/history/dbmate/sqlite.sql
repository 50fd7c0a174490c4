CREATE TABLE IF NOT EXISTS "schema_migrations" (version varchar(128) primary key);
INSERT INTO schema_migrations VALUES('20240105093000');
INSERT INTO schema_migrations VALUES('20240212110000');
INSERT INTO schema_migrations VALUES('20240301080000');
