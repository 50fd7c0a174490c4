package dev.oneledger.internal.bundle;

/**
 * The check after a migration that ran in no transaction: a CREATE INDEX CONCURRENTLY that failed
 * leaves an invalid index, which IF NOT EXISTS then takes for the one that is wanted. The index of
 * a partitioned table may be invalid on purpose, until those of all partitions are attached.
 */
final class PsqlIndexes {
  static final String FILE = "checks/indexes.sql";

  private PsqlIndexes() {}

  static String include() {
    return "\\ir '" + FILE + "'\n";
  }

  static String file() {
    return """
    SELECT coalesce(string_agg(quote_ident(index.relname), ', ' ORDER BY index.relname), '') AS oneledger_invalid
      FROM pg_catalog.pg_index AS entry
      JOIN pg_catalog.pg_class AS index ON index.oid = entry.indexrelid
      JOIN pg_catalog.pg_namespace AS schema ON schema.oid = index.relnamespace
      WHERE schema.nspname = :'oneledger_schema' AND index.relkind = 'i' AND NOT entry.indisvalid
    \\gset
    SELECT :'oneledger_invalid' <> '' AS oneledger_broken,
      set_config('oneledger.invalid', :'oneledger_invalid', false) AS oneledger_invalid
    \\gset
    \\if :oneledger_broken
    """
        + PsqlText.block(
            """
            BEGIN
              RAISE EXCEPTION '%: there are invalid indexes: %', current_setting('oneledger.step'),
                current_setting('oneledger.invalid')
                USING HINT = 'Its row stays at state ''started''. Drop them and delete the row to run the migration again, or REINDEX them and set the row to ''applied''.';
            END
            """)
        + "\\endif\n";
  }
}
