-- 144_customer_health_score.sql
-- How a customer is doing, from 0 (leaving) to 100 (delighted), one row per measurement.

BEGIN;

CREATE TABLE IF NOT EXISTS customer_health_score (
  id           UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id  UUID NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
  score        SMALLINT NOT NULL CHECK (score BETWEEN 0 AND 100),
  recorded_at  TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX IF NOT EXISTS ix_chs_customer_id
  ON customer_health_score(customer_id);

COMMIT;
