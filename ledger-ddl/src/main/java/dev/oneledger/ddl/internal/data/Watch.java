package dev.oneledger.ddl.internal.data;

import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.ddl.internal.probe.StatementEffect;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.spi.StatementVerb;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Sees that a statement changes no rows of tables of which nothing is kept: where it runs there may
 * be other rows than where it was probed. What a transaction changed is counted by the server; the
 * counts before the statement are in a setting of the transaction.
 */
final class Watch {

  private static final Set<StatementVerb> STRUCTURAL =
      Set.of(
          StatementVerb.CREATE,
          StatementVerb.ALTER,
          StatementVerb.RENAME,
          StatementVerb.COMMENT,
          StatementVerb.GRANT,
          StatementVerb.REVOKE,
          StatementVerb.SET,
          StatementVerb.RESET,
          StatementVerb.REFRESH,
          StatementVerb.REINDEX);

  private static final String TABLES =
      """
      SELECT c.oid, format('%%I.%%I', n.nspname, c.relname) AS name, (SELECT format('%%I.%%I', u.nspname, r.relname)
          FROM pg_catalog.pg_class r JOIN pg_catalog.pg_namespace u ON u.oid = r.relnamespace WHERE r.oid = pg_partition_root(c.oid)) AS root, c.relfilenode AS storage, pg_stat_get_xact_tuples_inserted(c.oid)
          + pg_stat_get_xact_tuples_updated(c.oid) + pg_stat_get_xact_tuples_deleted(c.oid) AS changed
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', %s)""";

  private final String tables;
  private final StatementEffect effect;
  private final int number;
  private final Set<String> known;

  /** False of a statement that changes structure and no rows. */
  static boolean concerns(StatementEffect effect) {
    return !structural(effect) || !effect.tables().isEmpty();
  }

  /** With the tables that are kept, and those that were refused already. */
  Watch(
      SchemaName schema,
      ProbedMigration probed,
      StatementEffect effect,
      int number,
      Set<String> known) {
    this.tables = TABLES.formatted(Sql.literal(schema.value()));
    this.effect = effect;
    this.number = number;
    this.known = new TreeSet<>(known);
    effect.after().objects().stream()
        .filter(object -> object.kind().equals("relation"))
        .filter(object -> probed.before().byId(object.id()).isEmpty())
        .forEach(object -> this.known.add(object.ident()));
    effect.before().objects().stream()
        .filter(object -> object.kind().equals("relation"))
        .filter(object -> probed.before().byId(object.id()).isEmpty())
        .forEach(object -> this.known.add(object.ident()));
  }

  String before() {
    return Sql.block(
        "",
        """
        IF NOT current_setting('track_counts')::boolean THEN
          RAISE EXCEPTION USING
            MESSAGE = 'C010 track_counts is off, so nothing tells which rows statement %2$s (line %3$s) changes; nothing was changed.',
            HINT = 'Switch it on for this session.';
        END IF;
        PERFORM set_config('oneledger.changed', (SELECT coalesce(jsonb_object_agg(oid, jsonb_build_array(name, storage::bigint, changed, root)), '{}')::text FROM (%1$s) tables), true);"""
            .formatted(tables, number, effect.statement().line()));
  }

  /** A table is seen by its counts, by new storage after TRUNCATE, and by its absence. */
  String after() {
    return Sql.block(
        "  unseen text;",
        """
        SELECT coalesce(now.oid::regclass::text, was.value ->> 0) INTO unseen
          FROM jsonb_each(current_setting('oneledger.changed')::jsonb) AS was FULL JOIN (%s) AS now ON now.oid::text = was.key
          WHERE (coalesce(now.changed, 0) > coalesce((was.value ->> 2)::bigint, 0)%s)
            AND NOT EXISTS (SELECT FROM unnest(ARRAY[%s]::text[]) AS kept(name) WHERE kept.name IN (was.value ->> 0, was.value ->> 3)
              OR to_regclass(kept.name) IN (SELECT now.oid UNION SELECT relid FROM pg_partition_ancestors(now.oid::regclass)))
          LIMIT 1;
        IF unseen IS NOT NULL THEN
          RAISE EXCEPTION USING
            MESSAGE = format('C010 statement %%s (line %%s) changes rows of %%s, which it did not where it was probed; nothing of it is kept, and nothing was changed.', %s, %s, unseen),
            HINT = 'Probe the migration on a database with rows like here, or name the table in a statement of its own.';
        END IF;"""
            .formatted(
                tables,
                structural(effect)
                    ? ""
                    : " OR (was.value IS NOT NULL AND now.storage::bigint IS DISTINCT FROM (was.value ->> 1)::bigint)",
                known.stream().map(Sql::literal).collect(Collectors.joining(", ")),
                number,
                effect.statement().line()));
  }

  private static boolean structural(StatementEffect effect) {
    return STRUCTURAL.contains(effect.statement().classification().verb());
  }
}
