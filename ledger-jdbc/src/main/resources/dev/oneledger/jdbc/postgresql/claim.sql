-- Rows to be locked by the host that works on an environment; what stands in them says nothing.
CREATE TABLE IF NOT EXISTS ${claim} (
  app text COLLATE "C" NOT NULL,
  environment text COLLATE "C" NOT NULL,
  PRIMARY KEY (app, environment)
);
