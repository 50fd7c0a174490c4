CREATE SCHEMA pgroll;
CREATE TABLE pgroll.migrations (
    schema name NOT NULL,
    name text NOT NULL,
    migration jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    parent text,
    done boolean NOT NULL DEFAULT FALSE,
    resulting_schema jsonb NOT NULL DEFAULT '{}'::jsonb,
    migration_type varchar(32) DEFAULT 'pgroll',
    PRIMARY KEY (schema, name)
);
INSERT INTO pgroll.migrations VALUES ('public', '01_create_customers', '{}', '2024-05-01 08:00:00Z', '2024-05-01 08:00:05Z', NULL, true, '{}', 'pgroll');
INSERT INTO pgroll.migrations VALUES ('public', '01_create_customers_20240301080000123456', '{}', '2024-05-01 08:01:00Z', '2024-05-01 08:01:00Z', '01_create_customers', true, '{}', 'inferred');
INSERT INTO pgroll.migrations VALUES ('public', '02_add_orders', '{}', '2024-05-01 08:02:00Z', '2024-05-01 08:02:00Z', '01_create_customers_20240301080000123456', false, '{}', 'pgroll');
