package dev.oneledger.ddl.internal.data;

import dev.oneledger.Migration;
import dev.oneledger.ddl.DataBudget;
import dev.oneledger.jdbc.internal.SchemaName;
import java.util.List;
import java.util.stream.Collectors;

/** The list of snapshots in the database, as SQL. */
final class Registry {

  private final SchemaName schema;
  private final String migration;
  private final String hash;
  private final DataBudget budget;

  Registry(SchemaName schema, Migration migration, DataBudget budget) {
    this.schema = schema;
    this.migration = migration.id().toString();
    this.hash = migration.textHash().toString();
    this.budget = budget;
  }

  String migration() {
    return migration;
  }

  /** The snapshot table's name, quoted, with schema. */
  String snapshot(int statement, Capture.Kind kind, String table) {
    return schema.table(
        SnapshotName.of(migration, hash, statement, kind.name() + " " + table).quoted());
  }

  /** The name of the table for a statement's sequences. */
  String counters(int statement) {
    return schema.table(SnapshotName.of(migration, hash, statement, "COUNTERS counters").quoted());
  }

  /** The name of what the rollback needs of a table's former values while it runs. */
  String former(String table) {
    return schema.table(SnapshotName.of(migration, hash, 0, "FORMER " + table).quoted());
  }

  /** Makes the schema and the tables of the registry where they are missing. */
  String prepare() {
    return Sql.block(
        "",
        """
        IF to_regnamespace(%1$s) IS NULL THEN
          CREATE SCHEMA %2$s;
        END IF;
        IF to_regclass(%3$s) IS NULL THEN
          CREATE TABLE %4$s (
            migration text NOT NULL, text_hash text NOT NULL, statement int NOT NULL, source text NOT NULL,
            snapshot text PRIMARY KEY, row_count bigint NOT NULL, byte_count bigint NOT NULL,
            taken_at timestamptz NOT NULL, expires_at timestamptz NOT NULL,
            restored_at timestamptz, dropped_at timestamptz);
        END IF;"""
            .formatted(
                Sql.literal(schema.quoted()),
                schema.quoted(),
                Sql.literal(schema.table("snapshot")),
                schema.table("snapshot")));
  }

  /** Drops what an earlier run left of a snapshot that has served its purpose. */
  String clear(String snapshot) {
    return """
        IF to_regclass(%1$s) IS NOT NULL AND NOT EXISTS (
            SELECT FROM %2$s WHERE snapshot = %1$s AND restored_at IS NULL AND dropped_at IS NULL) THEN
          DROP TABLE %3$s;
        END IF;
        """
        .formatted(Sql.literal(snapshot), schema.table("snapshot"), snapshot);
  }

  /** True if an earlier run kept it, be it that there were no rows, and it was not given back. */
  String keptEarlier(String snapshot) {
    return "EXISTS (SELECT FROM %s WHERE snapshot = %s AND restored_at IS NULL AND dropped_at IS NULL)"
        .formatted(schema.table("snapshot"), Sql.literal(snapshot));
  }

  /**
   * Counts, registers, and stops if there is more than the budget allows. What was dropped since an
   * earlier run stays so: what this one finds is not what was there before the first.
   */
  String account(int statement, String source, String snapshot) {
    return account(statement, source, snapshot, "count(*)");
  }

  String account(Capture capture) {
    return account(
        capture.statement(), capture.table().ident(), capture.snapshot(), capture.counted());
  }

  private String account(int statement, String source, String snapshot, String counted) {
    return Sql.block(
        "  total_rows numeric;\n  total_bytes numeric;\n  here bigint;",
        """
        IF to_regclass(%7$s) IS NULL THEN
          RETURN;
        END IF;
        SELECT %11$s INTO here FROM %1$s;
        INSERT INTO %2$s AS known (migration, text_hash, statement, source, snapshot, row_count, byte_count, taken_at, expires_at)
        VALUES (%3$s, %4$s, %5$s, %6$s, %7$s, here, pg_total_relation_size(%7$s), now(), now() + interval '%8$s seconds')
        ON CONFLICT (snapshot) DO UPDATE SET row_count = excluded.row_count, byte_count = excluded.byte_count,
          expires_at = excluded.expires_at, restored_at = NULL,
          dropped_at = CASE WHEN known.restored_at IS NULL THEN known.dropped_at END,
          taken_at = CASE WHEN known.restored_at IS NULL AND known.dropped_at IS NULL THEN known.taken_at ELSE excluded.taken_at END;
        IF EXISTS (SELECT FROM %2$s WHERE snapshot = %7$s AND dropped_at IS NOT NULL) THEN
          DROP TABLE %1$s;
          RETURN;
        END IF;
        SELECT sum(row_count), sum(byte_count) INTO total_rows, total_bytes FROM %2$s
          WHERE migration = %3$s AND text_hash = %4$s AND restored_at IS NULL AND dropped_at IS NULL;
        IF total_rows > %9$s OR total_bytes > %10$s THEN
          RAISE EXCEPTION USING
            MESSAGE = format(E'C012 migration %%s, statement %%s: its rollback would need more rows of %%s than the budget allows; nothing was changed.\\n  budget: %%s rows, %%s bytes\\n  needed: %%s rows, %%s bytes, of them %%s rows of this table',
              %3$s, %5$s, %6$s, %9$s, %10$s, total_rows, total_bytes, here),
            HINT = 'Raise the data budget, cut the statement into migrations of their own, or write the rollback by hand.';
        END IF;"""
            .formatted(
                snapshot,
                schema.table("snapshot"),
                Sql.literal(migration),
                Sql.literal(hash),
                statement,
                Sql.literal(source),
                Sql.literal(snapshot),
                budget.expiry().toSeconds(),
                budget.rows(),
                budget.bytes(),
                counted));
  }

  /**
   * Waits for another rollback of the same. Returns from the block if all was given back already;
   * stops if a snapshot is not there.
   */
  String require(List<String> snapshots) {
    return """
        IF to_regclass(%1$s) IS NOT NULL THEN
          PERFORM FROM %3$s k WHERE k.snapshot IN (%2$s) ORDER BY k.snapshot FOR UPDATE;
          IF NOT EXISTS (SELECT FROM unnest(ARRAY[%2$s]) AS wanted(name) LEFT JOIN %3$s k ON k.snapshot = wanted.name
              WHERE k.restored_at IS NULL) THEN
            RETURN;
          END IF;
          FOR missing IN SELECT wanted.name, k.source, k.statement, k.taken_at, k.expires_at, k.dropped_at, k.restored_at
              FROM unnest(ARRAY[%2$s]) AS wanted(name) LEFT JOIN %3$s k ON k.snapshot = wanted.name
              WHERE k.snapshot IS NULL OR k.restored_at IS NOT NULL OR k.dropped_at IS NOT NULL OR k.expires_at <= now()
                OR to_regclass(k.snapshot) IS NULL LIMIT 1 LOOP
            RAISE EXCEPTION USING
              MESSAGE = format(E'The rollback of %%s cannot give its rows back; nothing was changed.\\n  expected: snapshot %%s\\n  found:    %%s', %4$s, missing.name,
                CASE WHEN missing.source IS NULL THEN 'none was taken here: the migration did not run here, or not with its guards'
                  WHEN missing.restored_at IS NOT NULL THEN 'given back already, others of this migration are not'
                  WHEN missing.expires_at <= now() THEN format('expired at %%s (%%s, statement %%s)', missing.expires_at, missing.source, missing.statement)
                  ELSE format('dropped (%%s, statement %%s, taken at %%s)', missing.source, missing.statement, missing.taken_at) END),
              HINT = 'Restore the rows from a backup, or write the rollback by hand.';
          END LOOP;
        ELSE
          RAISE EXCEPTION USING
            MESSAGE = format(E'The rollback of %%s cannot give its rows back; nothing was changed.\\n  expected: table %%s\\n  found:    none, so no snapshot was ever taken here', %4$s, %1$s),
            HINT = 'Roll back only where the migration ran with its guards, or write the rollback by hand.';
        END IF;
        """
        .formatted(
            Sql.literal(schema.table("snapshot")),
            snapshots.stream().map(Sql::literal).collect(Collectors.joining(", ")),
            schema.table("snapshot"),
            Sql.literal(migration));
  }

  /** Notes that all was given back, and drops the snapshots. */
  String finish(List<String> snapshots) {
    String drops =
        snapshots.stream()
            .map(snapshot -> "DROP TABLE " + snapshot + ";\n")
            .collect(Collectors.joining());
    return drops
        + "UPDATE %s SET restored_at = now() WHERE migration = %s AND text_hash = %s;\n"
            .formatted(schema.table("snapshot"), Sql.literal(migration), Sql.literal(hash));
  }
}
