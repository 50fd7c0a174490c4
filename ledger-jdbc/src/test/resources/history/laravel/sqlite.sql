CREATE TABLE IF NOT EXISTS "migrations" ("id" integer not null primary key autoincrement, "migration" varchar not null, "batch" integer not null);
INSERT INTO migrations VALUES(1,'2024_01_05_093000_create_customers',1);
INSERT INTO migrations VALUES(2,'2024_02_12_110000_add_orders',1);
INSERT INTO migrations VALUES(3,'2024_03_01_080000_index_orders',2);
