CREATE TABLE public.schema_migrations (
    version character varying NOT NULL
);
INSERT INTO public.schema_migrations VALUES ('20240105093000');
INSERT INTO public.schema_migrations VALUES ('20240212110000');
INSERT INTO public.schema_migrations VALUES ('20240301080000');
ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (version);
