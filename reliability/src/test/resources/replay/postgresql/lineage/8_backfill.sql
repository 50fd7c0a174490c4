DO $do$
DECLARE r record;
BEGIN
  FOR r IN SELECT id FROM account ORDER BY id LOOP
    UPDATE account SET mood = 'schlecht' WHERE id = r.id AND r.id % 2 = 0;
  END LOOP;
END
$do$;
