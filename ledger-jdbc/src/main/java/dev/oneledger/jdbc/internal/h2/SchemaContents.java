package dev.oneledger.jdbc.internal.h2;

import dev.oneledger.JournalKey;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.jdbc.internal.tables.OtherJournals;
import dev.oneledger.spi.TargetState;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands besides our tables in the schema that was chosen; where none was, in all schemas that
 * are neither the server's nor the journal's own.
 *
 * @param configured the schema that was chosen
 */
record SchemaContents(
    Session session,
    LedgerTables tables,
    SchemaName journalSchema,
    @Nullable SchemaName configured) {
  private static final String OBJECTS =
      """
      SELECT CASE WHEN %1$s THEN s || '.' || n ELSE n END FROM (
        SELECT TABLE_SCHEMA AS s, TABLE_NAME AS n FROM INFORMATION_SCHEMA.TABLES
          WHERE NOT (TABLE_SCHEMA = %2$s
            AND TABLE_NAME IN ('journal', 'text', 'ledger_format', 'journal_lock'))
        UNION ALL SELECT ROUTINE_SCHEMA, ROUTINE_NAME FROM INFORMATION_SCHEMA.ROUTINES
        UNION ALL SELECT TRIGGER_SCHEMA, TRIGGER_NAME FROM INFORMATION_SCHEMA.TRIGGERS
        UNION ALL SELECT SEQUENCE_SCHEMA, SEQUENCE_NAME FROM INFORMATION_SCHEMA.SEQUENCES
          WHERE SEQUENCE_NAME NOT LIKE 'SYSTEM\\_SEQUENCE\\_%%' ESCAPE '\\'
        UNION ALL SELECT DOMAIN_SCHEMA, DOMAIN_NAME FROM INFORMATION_SCHEMA.DOMAINS
        UNION ALL SELECT CONSTANT_SCHEMA, CONSTANT_NAME FROM INFORMATION_SCHEMA.CONSTANTS
        UNION ALL SELECT SYNONYM_SCHEMA, SYNONYM_NAME FROM INFORMATION_SCHEMA.SYNONYMS) object
      WHERE s <> 'INFORMATION_SCHEMA' AND %3$s ORDER BY s, n LIMIT 20\
      """;

  TargetState inspect(JournalKey key) throws SQLException {
    String version = session.connection().getMetaData().getDatabaseProductVersion();
    String database = session.connection().getCatalog();
    String current = session.connection().getSchema();
    String schema = configured == null ? current : configured.value();
    return new TargetState(
        "H2 %s, database %s, schema %s".formatted(version.split(" ", 2)[0], database, schema),
        schema,
        objects(current),
        new OtherJournals(tables).of(session, schema, key));
  }

  private List<String> objects(String current) throws SQLException {
    String ledger = H2Tables.text(journalSchema.value());
    String chosen =
        configured == null
            ? "(s <> %s OR s = %s)".formatted(ledger, H2Tables.text(current))
            : "s = " + H2Tables.text(configured.value());
    return session.column(OBJECTS.formatted(configured == null, ledger, chosen)).stream()
        .map(String::valueOf)
        .toList();
  }
}
