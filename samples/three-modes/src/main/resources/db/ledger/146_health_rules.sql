-- 146_health_rules.sql
-- What to do when a score falls below a threshold. Rules that were edited since stay as they are.

BEGIN;

CREATE TABLE IF NOT EXISTS health_rule (
  code         TEXT PRIMARY KEY,
  score_below  SMALLINT NOT NULL CHECK (score_below BETWEEN 1 AND 100),
  action       TEXT NOT NULL CHECK (action IN ('watch', 'call', 'escalate')),
  enabled      BOOLEAN NOT NULL DEFAULT true
);

INSERT INTO health_rule (code, score_below, action)
VALUES ('cooling', 70, 'watch'),
       ('at_risk', 45, 'call'),
       ('leaving', 20, 'escalate')
ON CONFLICT (code) DO NOTHING;

COMMIT;
