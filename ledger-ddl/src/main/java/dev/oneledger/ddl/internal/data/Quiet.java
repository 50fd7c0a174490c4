package dev.oneledger.ddl.internal.data;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Keeps triggers, rules and forced row security of tables from acting while rows are given back.
 * Each is named and put back to the state it had: ENABLE TRIGGER USER would also wake the ones that
 * slept. It needs what ALTER TABLE needs, ownership, and no superuser.
 */
final class Quiet {

  static final String DECLARATIONS =
      "  quieted text[];\n  woken text[];\n  conflict record;\n  step text;";

  private static final String STATES =
      """
      WITH RECURSIVE named AS (SELECT unnest(ARRAY[%s]::regclass[])::oid AS relid),
      tree AS (SELECT relid FROM named UNION SELECT i.inhrelid FROM tree JOIN pg_catalog.pg_inherits i ON i.inhparent = tree.relid
        JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid AND c.relispartition),
      state (kind, name, relid, code) AS (
        SELECT 'TRIGGER', tgname, tgrelid, tgenabled FROM pg_catalog.pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT 'RULE', rulename, ev_class, ev_enabled FROM pg_catalog.pg_rewrite WHERE ev_type <> '1'),
      acts (off, again) AS (
        SELECT format('ALTER TABLE ONLY %%s DISABLE %%s %%I', relid::regclass, kind, name),
          format('ALTER TABLE ONLY %%s ENABLE %%s %%s %%I', relid::regclass, CASE code WHEN 'R' THEN 'REPLICA' WHEN 'A' THEN 'ALWAYS' ELSE '' END, kind, name)
          FROM state JOIN tree USING (relid) WHERE code <> 'D'
        UNION ALL SELECT format('ALTER TABLE ONLY %%s NO FORCE ROW LEVEL SECURITY', relid::regclass),
          format('ALTER TABLE ONLY %%s FORCE ROW LEVEL SECURITY', relid::regclass)
          FROM tree JOIN pg_catalog.pg_class c ON c.oid = tree.relid WHERE c.relforcerowsecurity)
      SELECT array_agg(off), array_agg(again) INTO quieted, woken FROM acts;
      FOREACH step IN ARRAY coalesce(quieted, '{}') LOOP
        EXECUTE step;
      END LOOP;
      """;

  private Quiet() {}

  static String before(Collection<String> tables) {
    return STATES.formatted(tables.stream().map(Sql::literal).collect(Collectors.joining(", ")))
        + "SET CONSTRAINTS ALL DEFERRED;\n";
  }

  static String after() {
    return """
        SET CONSTRAINTS ALL IMMEDIATE;
        FOREACH step IN ARRAY coalesce(woken, '{}') LOOP
          EXECUTE step;
        END LOOP;
        """;
  }
}
