CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL,
    "ProductVersion" TEXT NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);
INSERT INTO "__EFMigrationsHistory" VALUES ('20240105093000_CreateCustomers', '8.0.11');
INSERT INTO "__EFMigrationsHistory" VALUES ('20240212110000_AddOrders', '8.0.11');
CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
