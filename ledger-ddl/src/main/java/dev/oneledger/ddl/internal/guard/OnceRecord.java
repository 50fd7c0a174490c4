package dev.oneledger.ddl.internal.guard;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.ddl.internal.inverse.Names;
import dev.oneledger.jdbc.internal.LockKey;
import dev.oneledger.jdbc.internal.SchemaName;

/**
 * The table in which guarded migrations write down what is to run once: a row for each such
 * statement, in the transaction that runs it. Internal: may change in any release.
 */
public final class OnceRecord {
  private static final String TABLE = SchemaName.DEFAULT.value() + ".once";

  private static final String CREATION =
      """
        PERFORM pg_catalog.pg_advisory_xact_lock(%s);
        IF pg_catalog.to_regclass('%2$s') IS NULL THEN
          IF pg_catalog.to_regnamespace('%3$s') IS NULL THEN
            CREATE SCHEMA %3$s;
          END IF;
          CREATE TABLE %2$s (migration text NOT NULL, hash text NOT NULL,
            occurrence integer NOT NULL, at timestamptz NOT NULL DEFAULT pg_catalog.now(),
            PRIMARY KEY (migration, hash, occurrence));
        END IF;
      """;

  private OnceRecord() {}

  /**
   * A statement that forgets what a migration has run, for its rollback: without it the migration
   * would skip these statements when it is applied anew. Harmless where there is no record.
   */
  public static String forget(MigrationId migration) {
    return "DO "
        + SqlQuote.dollar(
            "ol",
            " BEGIN IF pg_catalog.to_regclass('"
                + TABLE
                + "') IS NOT NULL THEN DELETE FROM "
                + TABLE
                + " WHERE migration = "
                + Names.literal(migration.toString())
                + "; END IF; END ");
  }

  /** Statements of a block that make the table where it is not there. */
  static String creation() {
    return CREATION.formatted(
        LockKey.of(SchemaName.DEFAULT).value(), TABLE, SchemaName.DEFAULT.value());
  }

  /** A condition: the migration has run anything by the record. */
  static String anyOf(Migration migration) {
    return "EXISTS (SELECT FROM %s WHERE migration = %s)"
        .formatted(TABLE, Names.literal(migration.id().toString()));
  }

  /** A condition: the migration has run a statement of this hash and occurrence. */
  static String has(Migration migration, String hash, String occurrence) {
    return "EXISTS (SELECT FROM %s WHERE migration = %s AND hash = %s AND occurrence = %s)"
        .formatted(TABLE, Names.literal(migration.id().toString()), hash, occurrence);
  }

  /** The statement that writes a statement down. */
  static String insertion(Migration migration, PlannedStatement statement) {
    return "INSERT INTO %s (migration, hash, occurrence) VALUES (%s, '%s', %s) ON CONFLICT DO NOTHING"
        .formatted(
            TABLE,
            Names.literal(migration.id().toString()),
            statement.hash(),
            statement.occurrence());
  }
}
