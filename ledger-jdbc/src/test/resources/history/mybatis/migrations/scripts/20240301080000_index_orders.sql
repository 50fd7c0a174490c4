-- // index orders
-- Migration SQL that makes the change goes here.
CREATE INDEX orders_id ON orders (id);

-- //@UNDO
-- SQL to undo the change goes here.
DROP INDEX orders_id;
