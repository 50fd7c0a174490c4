CREATE SCHEMA graphile_migrate;
CREATE TABLE graphile_migrate.current (
    filename text DEFAULT 'current.sql'::text NOT NULL,
    content text NOT NULL,
    date timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE graphile_migrate.migrations (
    hash text NOT NULL,
    previous_hash text,
    filename text NOT NULL,
    date timestamp with time zone DEFAULT now() NOT NULL
);
INSERT INTO graphile_migrate.current VALUES ('current.sql', 'CREATE TABLE IF NOT EXISTS in_the_works (id int)', '2026-11-27 13:08:54.737114+00');
INSERT INTO graphile_migrate.migrations VALUES ('sha1:d40322b5930305687198c90116aaff7531f131b0', NULL, '000001.sql', '2026-11-27 13:08:52.256206+00');
INSERT INTO graphile_migrate.migrations VALUES ('sha1:1c74b4434148c418576916010a0d1de70f86608c', 'sha1:d40322b5930305687198c90116aaff7531f131b0', '000002.sql', '2026-11-27 13:08:52.278792+00');
INSERT INTO graphile_migrate.migrations VALUES ('sha1:3c0ae1c556aca2332f6f3b08700a6611d5122145', 'sha1:1c74b4434148c418576916010a0d1de70f86608c', '000003.sql', '2026-11-27 13:08:53.458269+00');
ALTER TABLE ONLY graphile_migrate.current
    ADD CONSTRAINT current_pkey PRIMARY KEY (filename);
ALTER TABLE ONLY graphile_migrate.migrations
    ADD CONSTRAINT migrations_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY graphile_migrate.migrations
    ADD CONSTRAINT migrations_previous_hash_fkey FOREIGN KEY (previous_hash) REFERENCES graphile_migrate.migrations(hash);
