CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);
INSERT INTO "__EFMigrationsHistory" VALUES ('20240105093000_CreateCustomers', '8.0.11');
INSERT INTO "__EFMigrationsHistory" VALUES ('20240212110000_AddOrders', '8.0.11');
