CREATE TABLE public.goose_db_version (
    id integer NOT NULL,
    version_id bigint NOT NULL,
    is_applied boolean NOT NULL,
    tstamp timestamp without time zone DEFAULT now()
);
CREATE SEQUENCE public.goose_db_version_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.goose_db_version_id_seq OWNED BY public.goose_db_version.id;
ALTER TABLE ONLY public.goose_db_version ALTER COLUMN id SET DEFAULT nextval('public.goose_db_version_id_seq'::regclass);
INSERT INTO public.goose_db_version VALUES (1, 0, true, '2026-11-27 13:15:42.92457');
INSERT INTO public.goose_db_version VALUES (2, 20240105093000, true, '2026-11-27 13:15:42.945857');
INSERT INTO public.goose_db_version VALUES (3, 20240212110000, true, '2026-11-27 13:15:42.951057');
INSERT INTO public.goose_db_version VALUES (4, 20240301080000, true, '2026-11-27 13:15:43.045177');
SELECT pg_catalog.setval('public.goose_db_version_id_seq', 5, true);
ALTER TABLE ONLY public.goose_db_version
    ADD CONSTRAINT goose_db_version_pkey PRIMARY KEY (id);
