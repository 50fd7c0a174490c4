SET time_zone = '+00:00';
CREATE TABLE oneledger_replay (app varchar(100) NOT NULL, id varchar(500) NOT NULL, text_hash varchar(80) NOT NULL, `release` varchar(120) NOT NULL, sequence int NOT NULL, revision int NOT NULL, attached boolean NOT NULL, state varchar(10) NOT NULL, applied_at timestamp(6) NOT NULL DEFAULT current_timestamp(6), PRIMARY KEY (app, id)) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO oneledger_replay VALUES ('hub', '1_create_customers', 'sha256:07d2cb0e51203bd8912064d98fd9efd16664be410b76f60c3735edc7b54d10e0', 'rel_1 r1', 1, 1, true, 'applied', '2024-05-01 08:00:00');
INSERT INTO oneledger_replay VALUES ('hub', 'R__v', 'sha256:67bf854ade79cfa48fedd50a9d0f1f4c9ccbbfe18557564dd4f52884c220e3f5', 'rel_1 r1', 1, 1, true, 'applied', '2024-05-01 08:00:01');
INSERT INTO oneledger_replay VALUES ('hub', '2_orders', 'sha256:cdc6f7da29b036e4181a2ba06eb29281f828e02b45dca22aff78ac6de113e48b', 'rel_2 r1', 2, 1, true, 'applied', '2024-05-01 08:00:02');
