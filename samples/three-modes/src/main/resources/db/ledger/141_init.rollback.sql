-- 141_init.rollback.sql
-- Drops the four tables and everything in them. No CASCADE: a table of someone else's that
-- refers to them stops the rollback.

BEGIN;

DROP TABLE IF EXISTS note;
DROP TABLE IF EXISTS contact;
DROP TABLE IF EXISTS accounts;
DROP TABLE IF EXISTS customer;

COMMIT;
