BEGIN;
INSERT INTO account (name, note) VALUES
  ('Zoë; O''Brien', '$ {not.a.placeholder} and :name and $$'),
  (E'tab\there', 'C:\dir'),
  ('-- no comment', '/* nor here */');
INSERT INTO "Größe; in ""Zoll""" VALUES (1.5, 1), (2.25, 1), (3, 2);
SET intervalstyle = 'sql_standard';
CREATE TABLE pause AS SELECT (interval '1 day 02:03:04')::text AS words;
COMMIT;
