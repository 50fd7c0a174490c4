-- migrate:up
CREATE INDEX orders_id ON orders (id);

-- migrate:down
SELECT 1;
