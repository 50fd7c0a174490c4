-- 146_health_rules.rollback.sql
-- Drops the rules, edited ones too.

BEGIN;

DROP TABLE IF EXISTS health_rule;

COMMIT;
