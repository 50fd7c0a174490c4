CREATE TABLE public."SequelizeMeta" (
    name character varying(255) NOT NULL
);
INSERT INTO public."SequelizeMeta" VALUES ('20240105093000-create-customers.js');
INSERT INTO public."SequelizeMeta" VALUES ('20240212110000-add-orders.js');
INSERT INTO public."SequelizeMeta" VALUES ('20240301080000-index-orders.js');
INSERT INTO public."SequelizeMeta" VALUES ('20240330120000-taken.js');
ALTER TABLE ONLY public."SequelizeMeta"
    ADD CONSTRAINT "SequelizeMeta_pkey" PRIMARY KEY (name);
