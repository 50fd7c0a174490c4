CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.django_migrations_id_seq OWNED BY public.django_migrations.id;
ALTER TABLE ONLY public.django_migrations ALTER COLUMN id SET DEFAULT nextval('public.django_migrations_id_seq'::regclass);
INSERT INTO public.django_migrations VALUES (1, 'shop', '0001_initial', '2026-11-27 12:55:27.591898+00');
INSERT INTO public.django_migrations VALUES (2, 'shop', '0002_add_orders', '2026-11-27 12:55:27.598516+00');
INSERT INTO public.django_migrations VALUES (3, 'shop', '0003_index_orders', '2026-11-27 12:55:28.361134+00');
INSERT INTO public.django_migrations VALUES (5, 'billing', '0001_initial', '2026-11-27 12:55:29.577418+00');
INSERT INTO public.django_migrations VALUES (6, 'shop', '0001_squashed_0002_add_orders', '2026-11-27 12:55:30.624169+00');
SELECT pg_catalog.setval('public.django_migrations_id_seq', 6, true);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
