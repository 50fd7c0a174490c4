BEGIN;
INSERT INTO account (name, note) VALUES
  ('Zoë; O''Brien', '$ {not.a.placeholder} and :name and $$'),
  ('tab\there', "double; \"quotes\""),
  ('-- no comment', '/* nor here */');
INSERT INTO `Größe; in ``Zoll``` VALUES (1.5, 1), (2.25, 1), (3, 2);
COMMIT;
