package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.internal.TimeColumn;
import dev.oneledger.jdbc.internal.tables.ClaimSql;
import dev.oneledger.jdbc.internal.tables.FormatScripts;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.jdbc.internal.tables.Privileges;
import dev.oneledger.jdbc.internal.tables.StepwiseCreation;
import dev.oneledger.jdbc.internal.tables.TableNames;
import dev.oneledger.jdbc.internal.tables.TableSql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ledger's tables in a database on MariaDB. */
final class MariaDbTables implements TableSql {
  /** What the names of the tables begin with, since they stand among the application's own. */
  static final String PREFIX = "oneledger_";

  private static final List<String> SCRIPTS = FormatScripts.of("mariadb/V1.sql");
  private static final Privileges PRIVILEGES =
      new Privileges(
          "CREATE, SELECT and INSERT on the database",
          "SELECT and INSERT on the tables",
          "SELECT on the tables",
          "SELECT, INSERT and UPDATE on the table oneledger_claim, and CREATE while that is not"
              + " there");

  /** A session must not cut silently what it was given, whatever its own mode is. */
  private static final String STRICT = "SET STATEMENT sql_mode = 'STRICT_ALL_TABLES' FOR ";

  /** Reads the same in every mode and character set. */
  private static final Pattern PLAIN = Pattern.compile("[ -~&&[^'\\\\]]*");

  private MariaDbTables() {}

  /**
   * The tables in a database.
   *
   * @param database null for the one that the connection has chosen
   * @param option how the user chooses another one, for messages
   */
  static LedgerTables in(@Nullable String database, String option) {
    String qualifier = database == null ? "" : quoted(database) + ".";
    TableNames names =
        new TableNames(
            qualifier + PREFIX + "journal",
            qualifier + PREFIX + "text",
            qualifier + PREFIX + "format",
            qualifier + PREFIX + "claim",
            database == null ? "the connection's database" : "database " + quoted(database),
            "database",
            option);
    return new LedgerTables(
        names,
        new MariaDbTables(),
        new StepwiseCreation(SqlDialect.MARIADB, SCRIPTS, new CreationLock(database)),
        PRIVILEGES,
        MariaDbRules.INSTANCE);
  }

  /** A name as an identifier in SQL. */
  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** A text as a literal that does not depend on the session's mode or character set. */
  static String text(@Nullable String value) {
    if (value == null) {
      return "NULL";
    }
    return PLAIN.matcher(value).matches()
        ? "'" + value + "'"
        : "_utf8mb4 X'" + HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8)) + "'";
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
    return TimeColumn.TEXT;
  }

  @Override
  public String timeLiteral(Instant at) {
    return text(time().value(at).toString());
  }

  /** Its default; under READ COMMITTED a server that logs statements refuses to write. */
  @Override
  public int isolation() {
    return Connection.TRANSACTION_REPEATABLE_READ;
  }

  /** Grouped by all columns of the index before the last, it is answered by a loose index scan. */
  @Override
  public String heads(TableNames names, String app, String columns) {
    return """
        SELECT %3$s FROM (
          SELECT `app` AS a, `journal` AS j, MAX(`sequence`) AS s FROM %1$s
          WHERE `app` = %2$s GROUP BY `app`, `journal`) head
        JOIN %1$s entry ON entry.`app` = %2$s
          AND entry.`journal` = head.j AND entry.`sequence` = head.s\
        """
        .formatted(names.journal(), literal(app), columns);
  }

  @Override
  public String heads(TableNames names, String app, Collection<String> journals, String columns) {
    return """
        SELECT %4$s FROM (
          SELECT `app` AS a, `journal` AS j, MAX(`sequence`) AS s FROM %1$s
          WHERE `app` = %2$s AND `journal` IN (%3$s) GROUP BY `app`, `journal`) head
        JOIN %1$s entry ON entry.`app` = %2$s
          AND entry.`journal` = head.j AND entry.`sequence` = head.s\
        """
        .formatted(names.journal(), literal(app), literals(journals), columns);
  }

  /**
   * Whether a row is there already is asked with its lock, for which another host's claim would
   * keep us waiting: so that is refused at once, and tried again.
   */
  @Override
  public ClaimSql claims() {
    return new ClaimSql(
        FormatScripts.load("mariadb/claim.sql"),
        List.of("SET TRANSACTION ISOLATION LEVEL READ COMMITTED", "START TRANSACTION"),
        "SET STATEMENT innodb_lock_wait_timeout = 0 FOR INSERT IGNORE INTO %s VALUES %s",
        true);
  }

  @Override
  public String insertEntries(TableNames names, String columns) {
    return STRICT + TableSql.super.insertEntries(names, columns);
  }

  /** An update of the row that is there would need one more privilege than INSERT. */
  @Override
  public String insertTextIfAbsent(TableNames names) {
    return "INSERT IGNORE INTO %s (`hash`, `content`) VALUES (?, ?)".formatted(names.text());
  }
}
