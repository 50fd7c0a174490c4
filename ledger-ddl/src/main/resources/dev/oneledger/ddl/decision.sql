#variable_conflict use_column
DECLARE
  -- What the migration changes: name, part, last state, and the states it goes through, from 1. Null is not there.
  known CONSTANT jsonb := ${known};
  -- What it does: number, line, when it runs, part, [slot, state before, after, all states from then on].
  steps CONSTANT jsonb := ${steps};
  passing CONSTANT integer[] := '${passing}';
  path CONSTANT text := pg_catalog.current_setting('search_path');
  wanted text[];
  found jsonb;
  at integer[];
  done integer[];
  fresh boolean;
  complete boolean;
  run text := ',';
  gate boolean;
  step jsonb;
  due boolean;
  past boolean;
  slot integer;
  expected jsonb;
  difference text;
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(${lock});
  PERFORM pg_catalog.set_config('search_path', 'pg_catalog', true);
${creation}  wanted := ARRAY(SELECT k ->> 0 FROM jsonb_array_elements(known) k);
  SELECT coalesce(jsonb_object_agg(o.kind || ' ' || o.ident, ${canonical}), '{}')
    INTO found FROM (${catalog} OFFSET 0) o WHERE o.kind || ' ' || o.ident = ANY (wanted);
  SELECT array_agg((SELECT min(s.n) - 3 FROM jsonb_array_elements(k.v) WITH ORDINALITY s (v, n)
      WHERE s.n > 3 AND s.v = coalesce(found -> (k.v ->> 0), 'null')) ORDER BY k.n)
    INTO at FROM jsonb_array_elements(known) WITH ORDINALITY k (v, n);
  SELECT coalesce(array_agg(p.part), '{}') INTO done FROM (
    SELECT (k.v ->> 1)::integer AS part FROM jsonb_array_elements(known) WITH ORDINALITY k (v, n)
    WHERE NOT (k.v ->> 1)::integer = ANY (passing) GROUP BY 1
    HAVING bool_and(at[k.n] IS NOT DISTINCT FROM (k.v ->> 2)::integer)) p;
  SELECT count(*) > 0 AND bool_and(at[k.n] IS NOT DISTINCT FROM 1),
      count(*) > 0 AND bool_and(at[k.n] IS NOT DISTINCT FROM (k.v ->> 2)::integer)
    INTO fresh, complete FROM jsonb_array_elements(known) WITH ORDINALITY k (v, n)
    WHERE NOT (k.v ->> 1)::integer = ANY (passing);
  IF ${unclear} THEN
    RAISE EXCEPTION 'drift: the objects of ${migration} are there, but nothing says whether its data statements ran'
      USING ERRCODE = 'OL011', HINT = 'If they ran, say so in oneledger.once; if not, run them by hand and say so.';
  END IF;
  FOR round IN 1 .. 2 LOOP
    gate := round = 1 OR run <> ',';
    FOR step IN SELECT s FROM jsonb_array_elements(steps) s LOOP
      CONTINUE WHEN NOT gate OR (round = 2)
        <> (step ->> 2 = 'w' OR (step ->> 2 = 's' AND (step ->> 3)::integer = ANY (passing)));
      due := true;
      IF step ->> 2 = 'o' THEN
        due := NOT ${recorded};
      ELSIF (step ->> 3)::integer = ANY (done) THEN
        due := false;
      ELSIF step ->> 2 = 's' THEN
        SELECT bool_and(at[(t ->> 0)::integer] IS NOT DISTINCT FROM (t ->> 1)::integer),
            bool_and(coalesce(t -> 3 @> to_jsonb(at[(t ->> 0)::integer]), false))
          INTO due, past FROM jsonb_array_elements(step -> 4) t;
        IF NOT due AND NOT past THEN
          SELECT (t ->> 0)::integer, known -> ((t ->> 0)::integer - 1) -> ((t ->> 2)::integer + 2)
            INTO slot, expected FROM jsonb_array_elements(step -> 4) t
            WHERE at[(t ->> 0)::integer] IS DISTINCT FROM (t ->> 2)::integer
            ORDER BY at[(t ->> 0)::integer] IS NOT NULL LIMIT 1;
          SELECT CASE WHEN NOT found ? wanted[slot] THEN 'it is not there'
              WHEN expected = 'null' THEN 'it is there as ' || left((found -> wanted[slot])::text, 200)
              ELSE coalesce(string_agg(format('%s is %s, not %s', coalesce(e.key, f.key),
                coalesce(left(f.value::text, 200), 'unset'), coalesce(left(e.value::text, 200), 'unset')), '; '),
                'it is as after the statement, and others are not') END
            INTO difference
            FROM jsonb_each(CASE jsonb_typeof(expected) WHEN 'object' THEN expected ELSE '{}' END) e
            FULL JOIN jsonb_each(coalesce(found -> wanted[slot], '{}')) f ON f.key = e.key
            WHERE e.value IS DISTINCT FROM f.value;
          RAISE EXCEPTION 'drift: line % of ${migration} would make % what it neither is nor can become: %', step ->> 1, wanted[slot],
            difference || CASE WHEN current_setting('server_version_num')::integer / 10000 <> ${major}
              THEN format('. The migration was guarded on PostgreSQL ${major}, and this is %s, which may spell the same thing otherwise',
                current_setting('server_version_num')::integer / 10000) ELSE '' END
            USING ERRCODE = 'OL010', HINT = 'Bring the object into the state before the migration, or into the state after it.';
        END IF;
      END IF;
      IF due THEN
        run := run || (step ->> 0) || ',';
        FOR slot IN SELECT (t ->> 0)::integer FROM jsonb_array_elements(step -> 4) t LOOP
          at[slot] := (SELECT (t ->> 2)::integer FROM jsonb_array_elements(step -> 4) t WHERE (t ->> 0)::integer = slot);
        END LOOP;
      END IF;
    END LOOP;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', path, true);
