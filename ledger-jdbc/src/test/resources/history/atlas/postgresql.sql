CREATE SCHEMA atlas_schema_revisions;
CREATE TABLE atlas_schema_revisions.atlas_schema_revisions (
    version character varying NOT NULL,
    description character varying NOT NULL,
    type bigint DEFAULT 2 NOT NULL,
    applied bigint DEFAULT 0 NOT NULL,
    total bigint DEFAULT 0 NOT NULL,
    executed_at timestamp with time zone NOT NULL,
    execution_time bigint NOT NULL,
    error text,
    hash character varying NOT NULL,
    partial_hashes jsonb,
    operator_version character varying NOT NULL
);
INSERT INTO atlas_schema_revisions.atlas_schema_revisions VALUES ('20240101000000', 'init', 1, 0, 0, '2026-11-27 13:30:35.215663+00', 0, '', '', 'null', 'Atlas CLI - v0.7.2');
INSERT INTO atlas_schema_revisions.atlas_schema_revisions VALUES ('20240105093000', 'create_customers', 2, 1, 1, '2026-11-27 13:30:35.226088+00', 2384742, '', 'LUJCvyo0nzy7erTOa1WF+jWU+ujf1V7CfdVmrEK2ulk=', '["h1:7UpyBFKqB/obVhmiJINWx70zAEpHMx6WgPpXPW7Nd3Q="]', 'Atlas CLI - v0.7.2');
INSERT INTO atlas_schema_revisions.atlas_schema_revisions VALUES ('20240212110000', 'add_orders', 2, 2, 2, '2026-11-27 13:30:35.241093+00', 791120, '', 'hmsnPGD/egN97NCoUC4i3LT4+A8oxY41v+NUPB+kgt0=', '["h1:yfmEvv2/3N+qo6AP+B6WIrMPiW+jNEaCqR4jdJuegkI=", "h1:fZbVR4Hag0PiW1/BEqFQ00xpWjs6I/SA/pLwCmqo2Ug="]', 'Atlas CLI - v0.7.2');
INSERT INTO atlas_schema_revisions.atlas_schema_revisions VALUES ('20240301080000', 'index_orders', 2, 1, 1, '2026-11-27 13:30:35.476277+00', 1110399, '', 'VnFgL1ptTrEdGs4HMFBReNrdqRG7yQHwZa5yajne51w=', '["h1:b54SwXY0Y7qqTormISUk2PaFEJmR9Tjsln43PRDeXds="]', 'Atlas CLI - v0.7.2');
INSERT INTO atlas_schema_revisions.atlas_schema_revisions VALUES ('20240318070000', 'taken', 4, 0, 0, '2026-11-27 13:30:35.768387+00', 0, '', 'FsbfekwGwLjM+3rw98bvrobwHAuiZCyOecPkA7uYG3s=', 'null', 'Atlas CLI - v0.7.2');
INSERT INTO atlas_schema_revisions.atlas_schema_revisions VALUES ('20240402150000', 'fails', 2, 1, 2, '2026-11-27 13:30:36.063912+00', 5086370, E'Statement:\nINSERT INTO nowhere VALUES (1);\n\nError:\npq: relation "nowhere" does not exist', '06KIiNiUHItKvpokUseOo0DQ/PK6fHdfYSI50w0nYak=', '["h1:FOvErfreCZn62Bm4XBfaUxnvK8qgdLVoTS8Xl1wbasE="]', 'Atlas CLI - v0.7.2');
ALTER TABLE ONLY atlas_schema_revisions.atlas_schema_revisions
    ADD CONSTRAINT atlas_schema_revisions_pkey PRIMARY KEY (version);
