CREATE OR REPLACE VIEW overview AS SELECT id, name, 1 AS version FROM account;
