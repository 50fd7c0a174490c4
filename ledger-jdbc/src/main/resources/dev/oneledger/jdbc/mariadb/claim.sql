-- Rows to be locked by the host that works on an environment; what stands in them says nothing.
CREATE TABLE IF NOT EXISTS ${claim} (
  app VARCHAR(255) NOT NULL,
  environment VARCHAR(255) NOT NULL,
  PRIMARY KEY (app, environment)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
