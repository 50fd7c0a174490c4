package dev.oneledger.jdbc.internal.h2;

import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.TimeColumn;
import dev.oneledger.jdbc.internal.tables.ClaimSql;
import dev.oneledger.jdbc.internal.tables.FormatScripts;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.jdbc.internal.tables.Privileges;
import dev.oneledger.jdbc.internal.tables.StepwiseCreation;
import dev.oneledger.jdbc.internal.tables.TableNames;
import dev.oneledger.jdbc.internal.tables.TableSql;
import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's tables in a schema of an H2 database. All names are quoted, so that it does not
 * matter how the database was told to treat those that are not.
 */
final class H2Tables implements TableSql {
  private static final List<String> SCRIPTS = FormatScripts.of("h2/V1.sql");
  private static final String LOCK = "journal_lock";
  private static final Privileges PRIVILEGES =
      new Privileges(
          "ALTER ANY SCHEMA, or the schema made beforehand and owned by this user",
          "SELECT and INSERT on the schema",
          "SELECT on the schema",
          "SELECT, INSERT and UPDATE on the schema, owned by this user while its table claim is not"
              + " there");

  /** Years before 1 with a sign, as H2 reads them. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4, 10, SignStyle.NORMAL)
          .appendPattern("-MM-dd HH:mm:ss.SSSSSS'+00'")
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private H2Tables() {}

  /**
   * The tables in a schema.
   *
   * @param option how the user chooses another schema, for messages
   */
  static LedgerTables in(SchemaName schema, String option) {
    TableNames names =
        new TableNames(
            table(schema, "journal"),
            table(schema, "text"),
            table(schema, "ledger_format"),
            table(schema, "claim"),
            "schema " + schema.quoted(),
            "schema",
            option);
    return new LedgerTables(
        names,
        new H2Tables(),
        new StepwiseCreation(SqlDialect.H2, scripts(schema), new SchemaGate(schema)),
        PRIVILEGES,
        H2Rules.INSTANCE);
  }

  private static List<String> scripts(SchemaName schema) {
    return SCRIPTS.stream().map(script -> script.replace("${lock}", lock(schema))).toList();
  }

  /** The table of locks, as SQL. */
  static String lock(SchemaName schema) {
    return table(schema, LOCK);
  }

  private static String table(SchemaName schema, String name) {
    return schema.quoted() + "." + quoted(name);
  }

  /** A name as an identifier in SQL. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text as a literal. */
  static String text(@Nullable String value) {
    return value == null ? "NULL" : "'" + value.replace("'", "''") + "'";
  }

  @Override
  public String literal(@Nullable String value) {
    return text(value);
  }

  @Override
  public String column(String name) {
    return quoted(name);
  }

  @Override
  public TimeColumn time() {
    return TimeColumn.TIMESTAMP;
  }

  @Override
  public String timeLiteral(Instant at) {
    return "TIMESTAMP WITH TIME ZONE '%s'".formatted(TIME.format(at));
  }

  @Override
  public int isolation() {
    return Connection.TRANSACTION_READ_COMMITTED;
  }

  /** H2 reads the app's part of the index for it; it does not skip from journal to journal. */
  @Override
  public String heads(TableNames names, String app, String columns) {
    return """
        SELECT %3$s FROM (
          SELECT "journal" AS j, MAX("sequence") AS s FROM %1$s
          WHERE "app" = %2$s GROUP BY "journal") head
        JOIN %1$s entry ON entry."app" = %2$s
          AND entry."journal" = head.j AND entry."sequence" = head.s\
        """
        .formatted(names.journal(), literal(app), columns);
  }

  @Override
  public String heads(TableNames names, String app, Collection<String> journals, String columns) {
    return """
        SELECT %4$s FROM (
          SELECT "journal" AS j, MAX("sequence") AS s FROM %1$s
          WHERE "app" = %2$s AND "journal" IN (%3$s) GROUP BY "journal") head
        JOIN %1$s entry ON entry."app" = %2$s
          AND entry."journal" = head.j AND entry."sequence" = head.s\
        """
        .formatted(names.journal(), literal(app), literals(journals), columns);
  }

  /** It locks every row that it reads, and cuts the result to its limit afterwards. */
  @Override
  public ClaimSql claims() {
    return new ClaimSql(
        FormatScripts.load("h2/claim.sql"), List.of("BEGIN"), "INSERT INTO %s VALUES %s", false);
  }

  @Override
  public String insertTextIfAbsent(TableNames names) {
    return """
        MERGE INTO %s t
        USING (SELECT CAST(? AS CHARACTER VARYING) AS h, CAST(? AS CHARACTER LARGE OBJECT) AS c) n
        ON t."hash" = n.h WHEN NOT MATCHED THEN INSERT ("hash", "content") VALUES (n.h, n.c)\
        """
        .formatted(names.text());
  }
}
