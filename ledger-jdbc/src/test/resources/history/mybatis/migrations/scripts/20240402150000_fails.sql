-- // fails
-- Migration SQL that makes the change goes here.
INSERT INTO nowhere VALUES (1);

-- //@UNDO
-- SQL to undo the change goes here.
SELECT 1;
