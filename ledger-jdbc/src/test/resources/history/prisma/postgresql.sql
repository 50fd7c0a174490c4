CREATE TABLE public._prisma_migrations (
    id character varying(36) NOT NULL,
    checksum character varying(64) NOT NULL,
    finished_at timestamp with time zone,
    migration_name character varying(255) NOT NULL,
    logs text,
    rolled_back_at timestamp with time zone,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    applied_steps_count integer DEFAULT 0 NOT NULL
);
INSERT INTO public._prisma_migrations VALUES ('dc2300df-a348-4a62-9a15-68be5057c382', '1c7000dc313e29ad42404bd6a367027603ed61b07d2dd3cb80505754019f6c63', '2026-11-27 13:07:41.852+00', '20240105093000_create_customers', NULL, NULL, '2026-11-27 13:07:41.818+00', 1);
INSERT INTO public._prisma_migrations VALUES ('350be16c-1430-412f-973e-ed5d0894ea98', '2ee3546253d8906a03c91b3967617759cfab419884d6591035bc91645d88b34a', '2026-11-27 13:07:41.887+00', '20240212110000_add_orders', NULL, NULL, '2026-11-27 13:07:41.856+00', 1);
INSERT INTO public._prisma_migrations VALUES ('f22bf2c5-2fe7-434b-9336-b109b2aff326', '25de9b00821a6bc49d0218edc813e17fd888a22822cc9b46a37dc1024fa2ed43', '2026-11-27 13:07:41.913+00', '20240229000000_by_hand', '', NULL, '2026-11-27 13:07:41.913+00', 0);
INSERT INTO public._prisma_migrations VALUES ('442f79c5-ebf4-4370-a56f-c0e79cf6a7c5', '8cd856b85a0925e64090e728b1e3100a58aa3dfd70f3702d037b83fa0aa5a7d8', '2026-11-27 13:07:41.946+00', '20240301080000_index_orders', NULL, NULL, '2026-11-27 13:07:41.934+00', 1);
INSERT INTO public._prisma_migrations VALUES ('a9b08b19-7ea0-4b00-b21c-0b095d809b81', 'fbf96d691b3e17d3146bbb1fcc3b8746f529b9bbc1542b5d021122c3c98a91ee', NULL, '20240318070000_repaired', 'external connector error
No such table: nowhere
   0: sql_schema_connector::apply_migration::apply_script
           with migration_name="20240318070000_repaired"
             at schema-engine/connectors/sql-schema-connector/src/apply_migration.rs:113
   1: schema_commands::commands::apply_migrations::Applying migration
           with migration_name="20240318070000_repaired"
             at schema-engine/commands/src/commands/apply_migrations.rs:95
   2: schema_engine_wasm::wasm::engine::ApplyMigrations
             at schema-engine/schema-engine-wasm/src/wasm/engine.rs:167', '2026-11-27 13:07:42.125+00', '2026-11-27 13:07:41.957+00', 0);
INSERT INTO public._prisma_migrations VALUES ('8b0a7c30-f9c0-4864-b68c-5886451ccb54', 'd4ae44a9b0ad3021b05fa911ffab519202a2c4c84deaa72588b7bf9ee5e6dcfa', '2026-11-27 13:07:42.191+00', '20240318070000_repaired', NULL, NULL, '2026-11-27 13:07:42.166+00', 1);
INSERT INTO public._prisma_migrations VALUES ('a6651ada-9eeb-4286-bf91-c6f17d403744', '5920f20844df5016fbf8035d5c9118160e6b836b4482ce2ca987f46ebfb58787', NULL, '20240325100000_given_up', 'external connector error
No such table: nowhere
   0: sql_schema_connector::apply_migration::apply_script
           with migration_name="20240325100000_given_up"
             at schema-engine/connectors/sql-schema-connector/src/apply_migration.rs:113
   1: schema_commands::commands::apply_migrations::Applying migration
           with migration_name="20240325100000_given_up"
             at schema-engine/commands/src/commands/apply_migrations.rs:95
   2: schema_engine_wasm::wasm::engine::ApplyMigrations
             at schema-engine/schema-engine-wasm/src/wasm/engine.rs:167', '2026-11-27 13:07:42.348+00', '2026-11-27 13:07:42.243+00', 0);
INSERT INTO public._prisma_migrations VALUES ('cf0ab549-6766-46c7-90a6-22b6f8bf986d', '3e6654c6a1215b4e8a34a9c87703eb90a61bca5e710800a6d9cb81b9a74e6daa', NULL, '20240402150000_fails', 'external connector error
No such table: nowhere
   0: sql_schema_connector::apply_migration::apply_script
           with migration_name="20240402150000_fails"
             at schema-engine/connectors/sql-schema-connector/src/apply_migration.rs:113
   1: schema_commands::commands::apply_migrations::Applying migration
           with migration_name="20240402150000_fails"
             at schema-engine/commands/src/commands/apply_migrations.rs:95
   2: schema_engine_wasm::wasm::engine::ApplyMigrations
             at schema-engine/schema-engine-wasm/src/wasm/engine.rs:167', NULL, '2026-11-27 13:07:42.38+00', 0);
ALTER TABLE ONLY public._prisma_migrations
    ADD CONSTRAINT _prisma_migrations_pkey PRIMARY KEY (id);
