CREATE SCHEMA drizzle;
CREATE TABLE drizzle.__drizzle_migrations (
    id integer NOT NULL,
    hash text NOT NULL,
    created_at bigint
);
CREATE SEQUENCE drizzle.__drizzle_migrations_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE drizzle.__drizzle_migrations_id_seq OWNED BY drizzle.__drizzle_migrations.id;
ALTER TABLE ONLY drizzle.__drizzle_migrations ALTER COLUMN id SET DEFAULT nextval('drizzle.__drizzle_migrations_id_seq'::regclass);
INSERT INTO drizzle.__drizzle_migrations VALUES (1, '057fb82e076718bd42dc29984adba451cb544016f526897832c5e719fe5a5b5f', 1704447000000);
INSERT INTO drizzle.__drizzle_migrations VALUES (2, '4ae83289a05a1b3f4f817ae97c8749899fbc2825fe92d08b4fe28de7abef8046', 1707735600123);
INSERT INTO drizzle.__drizzle_migrations VALUES (3, '6f9e12c1763463baaa4e8ae6212524d8f685109991f538ec967e373d10de5ddb', 1709280000456);
SELECT pg_catalog.setval('drizzle.__drizzle_migrations_id_seq', 3, true);
ALTER TABLE ONLY drizzle.__drizzle_migrations
    ADD CONSTRAINT __drizzle_migrations_pkey PRIMARY KEY (id);
