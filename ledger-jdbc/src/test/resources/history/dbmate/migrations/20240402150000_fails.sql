-- migrate:up
INSERT INTO nowhere VALUES (1);

-- migrate:down
SELECT 1;
