CREATE TABLE public.schema_migrations (
    version bigint NOT NULL,
    inserted_at timestamp(0) without time zone
);
INSERT INTO public.schema_migrations VALUES (20240105093000, '2026-11-27 13:42:08');
INSERT INTO public.schema_migrations VALUES (20240212110000, '2026-11-27 13:42:08');
INSERT INTO public.schema_migrations VALUES (20240301080000, '2026-11-27 13:42:08');
ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (version);
