CREATE TABLE schema_migrations (
    version bigint PRIMARY KEY,
    inserted_at datetime
);
INSERT INTO schema_migrations VALUES (20240212110000, '2024-05-01 08:00:01');
INSERT INTO schema_migrations VALUES (20240105093000, '2024-05-01 08:00:00');
