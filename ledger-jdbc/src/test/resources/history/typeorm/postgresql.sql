CREATE TABLE public.migrations (
    id integer NOT NULL,
    "timestamp" bigint NOT NULL,
    name character varying NOT NULL
);
CREATE SEQUENCE public.migrations_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.migrations_id_seq OWNED BY public.migrations.id;
ALTER TABLE ONLY public.migrations ALTER COLUMN id SET DEFAULT nextval('public.migrations_id_seq'::regclass);
INSERT INTO public.migrations VALUES (1, 1704447000000, 'CreateCustomers1704447000000');
INSERT INTO public.migrations VALUES (2, 1707735600123, 'AddOrders1707735600123');
INSERT INTO public.migrations VALUES (3, 1709280000456, 'IndexOrders1709280000456');
INSERT INTO public.migrations VALUES (5, 1711800000000, 'Taken1711800000000');
SELECT pg_catalog.setval('public.migrations_id_seq', 5, true);
ALTER TABLE ONLY public.migrations
    ADD CONSTRAINT "PK_8c82d7f526340ab734260ea46be" PRIMARY KEY (id);
