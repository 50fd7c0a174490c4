-- 144_customer_health_score.rollback.sql
-- Drops the table with its index and all scores.

BEGIN;

DROP TABLE IF EXISTS customer_health_score;

COMMIT;
