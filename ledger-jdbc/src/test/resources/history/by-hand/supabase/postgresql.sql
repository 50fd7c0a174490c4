CREATE SCHEMA supabase_migrations;
CREATE TABLE supabase_migrations.schema_migrations (version text NOT NULL PRIMARY KEY, statements text[], name text);
INSERT INTO supabase_migrations.schema_migrations VALUES ('20240105093000', '{"CREATE TABLE customers (id int)"}', 'create_customers');
INSERT INTO supabase_migrations.schema_migrations VALUES ('20240212110000', NULL, 'add_orders');
