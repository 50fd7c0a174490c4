CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  -- it's here; COMMIT;
  IF new.name = 'x;y' THEN
    new.note := $$inner; $$ || 'end;';
  END IF;
  RETURN new;
END;
$body$;

CREATE FUNCTION total(wanted int) RETURNS numeric LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT 1;
  SELECT coalesce(sum(g."Länge"), 0) FROM "Größe; in ""Zoll""" g WHERE g.account = wanted;
END;
