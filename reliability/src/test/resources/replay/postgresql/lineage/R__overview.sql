CREATE OR REPLACE VIEW overview AS SELECT id, name, 2 AS version FROM account; -- the second; text
