-- Rows to be locked by the host that works on an environment; what stands in them says nothing.
CREATE TABLE IF NOT EXISTS ${claim} (
  "app" CHARACTER VARYING NOT NULL,
  "environment" CHARACTER VARYING NOT NULL,
  PRIMARY KEY ("app", "environment")
);
