-- 145_backfill_scores.sql
-- A first score for every customer that has none: seats in use in percent, 50 where there is
-- no account, and up to 10 points more or less for the mood of the notes.
-- The id is made from the customer's, so that the rollback finds exactly these rows.

BEGIN;

-- Fail rather than score by half of the notes, should the policies of 143 hide some from us.
SET LOCAL row_security = off;

INSERT INTO customer_health_score (id, customer_id, score)
SELECT left(encode(sha256(convert_to('145_backfill_scores ' || customer.id, 'UTF8')), 'hex'), 32)::uuid,
       customer.id,
       least(100, greatest(0, round(coalesce(used.percent, 50) + coalesce(notes.mood * 10, 0))))
  FROM customer
  LEFT JOIN (
         SELECT customer_id, 100.0 * sum(active_seats) / sum(seats) AS percent
           FROM accounts
          GROUP BY customer_id
       ) AS used ON used.customer_id = customer.id
  LEFT JOIN (
         SELECT customer_id, avg(mood) AS mood
           FROM note
          GROUP BY customer_id
       ) AS notes ON notes.customer_id = customer.id
 WHERE NOT EXISTS (
         SELECT FROM customer_health_score AS known WHERE known.customer_id = customer.id
       )
ON CONFLICT (id) DO NOTHING;

COMMIT;
