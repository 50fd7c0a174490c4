-- 145_backfill_scores.rollback.sql
-- Removes the scores that the backfill wrote and no others; nothing to do without the table.

BEGIN;

DO $$
BEGIN
  IF to_regclass('customer_health_score') IS NOT NULL THEN
    DELETE FROM customer_health_score
     WHERE id = left(encode(sha256(convert_to('145_backfill_scores ' || customer_id, 'UTF8')), 'hex'), 32)::uuid;
  END IF;
END
$$;

COMMIT;
