CREATE TABLE public.changelog (
    id numeric(20,0) NOT NULL,
    applied_at character varying(25) NOT NULL,
    description character varying(255) NOT NULL
);
INSERT INTO public.changelog VALUES (20240101000000, '2026-11-27 13:13:41', 'create changelog');
INSERT INTO public.changelog VALUES (20240105093000, '2026-11-27 13:13:41', 'create customers');
INSERT INTO public.changelog VALUES (20240212110000, '2026-11-27 13:13:41', 'add orders');
INSERT INTO public.changelog VALUES (20240301080000, '2026-11-27 13:13:41', 'index orders');
ALTER TABLE ONLY public.changelog
    ADD CONSTRAINT pk_changelog PRIMARY KEY (id);
