package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.TimeColumn;
import dev.oneledger.jdbc.internal.tables.ClaimSql;
import dev.oneledger.jdbc.internal.tables.FormatScripts;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.jdbc.internal.tables.Privileges;
import dev.oneledger.jdbc.internal.tables.TableNames;
import dev.oneledger.jdbc.internal.tables.TableSql;
import java.sql.Connection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ledger's tables in a schema of a PostgreSQL database. */
final class PostgresTables implements TableSql {
  /** The script for each format, from 1 to this version's. */
  static final List<String> SCRIPTS = FormatScripts.of("postgresql/V1.sql");

  private static final Privileges PRIVILEGES =
      new Privileges(
          "CREATE on the database, or the schema made beforehand with USAGE and CREATE on it",
          "USAGE on the schema, SELECT and INSERT on its tables",
          "USAGE on the schema and SELECT on its tables",
          "SELECT, INSERT and UPDATE on the schema's table claim, or CREATE on the schema while that"
              + " is not there");

  private PostgresTables() {}

  /**
   * The tables in a schema.
   *
   * @param option how the user chooses another schema, for messages
   */
  static LedgerTables in(SchemaName schema, String option) {
    return in(schema, option, SCRIPTS);
  }

  static LedgerTables in(SchemaName schema, String option, List<String> scripts) {
    TableNames names =
        new TableNames(
            schema.table("journal"),
            schema.table("text"),
            schema.table("ledger_format"),
            schema.table("claim"),
            "schema " + schema.quoted(),
            "schema",
            option);
    return new LedgerTables(
        names,
        new PostgresTables(),
        new SchemaCreation(schema, scripts),
        PRIVILEGES,
        PostgresRules.INSTANCE);
  }

  @Override
  public String literal(@Nullable String value) {
    return SqlLiteral.text(value);
  }

  @Override
  public String column(String name) {
    return name;
  }

  @Override
  public TimeColumn time() {
    return TimeColumn.TIMESTAMP;
  }

  @Override
  public String timeLiteral(Instant at) {
    return SqlLiteral.time(at);
  }

  @Override
  public int isolation() {
    return Connection.TRANSACTION_READ_COMMITTED;
  }

  /**
   * From journal to journal along the primary key's index, two probes for each, however many
   * entries there are.
   */
  @Override
  public String heads(TableNames names, String app, String columns) {
    String journal = names.journal();
    String ofApp = "app = " + literal(app);
    return "WITH RECURSIVE journals (name) AS (\n"
        + ("  (SELECT journal FROM " + journal + " WHERE " + ofApp)
        + " ORDER BY app, journal LIMIT 1)\n"
        + "  UNION ALL\n"
        + ("  SELECT (SELECT next.journal FROM " + journal + " next\n")
        + ("          WHERE next." + ofApp + " AND next.journal > journals.name\n")
        + "          ORDER BY next.app, next.journal LIMIT 1)\n"
        + "  FROM journals WHERE journals.name IS NOT NULL)\n"
        + ("SELECT " + columns + "\n")
        + "FROM journals CROSS JOIN LATERAL (\n"
        + ("  SELECT * FROM " + journal + "\n")
        + ("  WHERE " + ofApp + " AND journal = journals.name\n")
        + "  ORDER BY app DESC, journal DESC, sequence DESC LIMIT 1) entry";
  }

  @Override
  public String heads(TableNames names, String app, Collection<String> journals, String columns) {
    StringBuilder sql = new StringBuilder("SELECT ").append(columns).append("\nFROM (VALUES ");
    String between = "";
    for (String journal : journals) {
      sql.append(between).append('(').append(literal(journal)).append(')');
      between = ", ";
    }
    return sql.append(") journals (name) CROSS JOIN LATERAL (\n  SELECT * FROM ")
        .append(names.journal())
        .append("\n  WHERE app = ")
        .append(literal(app))
        .append(" AND journal = journals.name\n")
        .append("  ORDER BY app DESC, journal DESC, sequence DESC LIMIT 1) entry")
        .toString();
  }

  @Override
  public ClaimSql claims() {
    return new ClaimSql(
        FormatScripts.load("postgresql/claim.sql"),
        List.of(
            "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
            "SET LOCAL idle_in_transaction_session_timeout = 0"),
        "INSERT INTO %s VALUES %s ON CONFLICT DO NOTHING",
        true);
  }

  @Override
  public String insertTextIfAbsent(TableNames names) {
    return "INSERT INTO %s (hash, content) VALUES (?, ?) ON CONFLICT DO NOTHING"
        .formatted(names.text());
  }
}
