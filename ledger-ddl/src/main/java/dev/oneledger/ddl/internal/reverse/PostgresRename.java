package dev.oneledger.ddl.internal.reverse;

import java.util.Locale;

/**
 * PostgreSQL has no IF EXISTS for the rename of a column, so a DO block looks first. Internal: may
 * change in any release.
 */
public final class PostgresRename {
  private PostgresRename() {}

  /** The block; names are as written in SQL, quoted where they were. */
  public static String column(String table, String from, String to) {
    return """
        DO $rename$
        BEGIN
          IF EXISTS (SELECT FROM pg_catalog.pg_attribute
                     WHERE attrelid = pg_catalog.to_regclass(%1$s) AND attname = %2$s AND NOT attisdropped)
             AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute
                     WHERE attrelid = pg_catalog.to_regclass(%1$s) AND attname = %3$s AND NOT attisdropped)
          THEN
            EXECUTE %4$s;
          END IF;
        END
        $rename$"""
        .formatted(
            literal(table),
            literal(plain(from)),
            literal(plain(to)),
            literal("ALTER TABLE %s RENAME COLUMN %s TO %s".formatted(table, from, to)));
  }

  /** The name that a spelling means; the server folds ASCII only. */
  private static String plain(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name.toLowerCase(Locale.ROOT);
  }

  private static String literal(String text) {
    String quoted = text.replace("'", "''");
    return text.contains("\\") ? "E'" + quoted.replace("\\", "\\\\") + "'" : "'" + quoted + "'";
  }
}
