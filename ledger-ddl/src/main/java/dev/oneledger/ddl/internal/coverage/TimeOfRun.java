package dev.oneledger.ddl.internal.coverage;

import dev.oneledger.ddl.internal.probe.Footprint;
import dev.oneledger.ddl.internal.probe.TouchedTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whether rows that were written may hold the time of the run. In one transaction the time stands
 * still, so that two runs in it look the same.
 */
final class TimeOfRun {
  private static final String WORDS =
      "now|current_timestamp|transaction_timestamp|current_date|current_time|localtime"
          + "|localtimestamp|age|today|tomorrow|yesterday|txid_current|pg_current_xact_id";

  private static final Pattern IN_TEXT = Pattern.compile("(?i)\\b(" + WORDS + "|default)\\b");

  private static final String IN_CODE =
      """
      SELECT p.proname FROM pg_catalog.pg_proc p
        JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'oneledger')
        AND p.prosrc ~* '\\m(%1$s)\\M'
      UNION ALL
      SELECT c.relname FROM pg_catalog.pg_rewrite r
        JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'oneledger')
        AND pg_catalog.pg_get_ruledef(r.oid) ~* '\\m(%1$s)\\M'
      """
          .formatted(WORDS);

  private static final String IN_DEFAULTS =
      """
      SELECT pg_catalog.format('%%I.%%I', n.nspname, c.relname)
      FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE pg_catalog.pg_get_expr(d.adbin, d.adrelid) ~* '\\m(%1$s)\\M'
        OR t.typdefault ~* '\\m(%1$s)\\M'
      """
          .formatted(WORDS);

  private final Connection connection;
  private final Footprint before;

  private TimeOfRun(Connection connection, Footprint before) {
    this.connection = connection;
    this.before = before;
  }

  /** Before a text runs. */
  static TimeOfRun begin(Connection connection) throws SQLException {
    return new TimeOfRun(connection, Footprint.of(connection));
  }

  /** After it ran: true if it wrote rows, and these may hold the time. */
  boolean mayBeIn(TextRun text) throws SQLException {
    List<TouchedTable> written =
        Footprint.of(connection).rowsSince(before).stream()
            .filter(table -> !table.ident().startsWith("oneledger."))
            .toList();
    if (written.isEmpty()) {
      return false;
    }
    boolean told = text.statements().stream().anyMatch(each -> IN_TEXT.matcher(each.text()).find());
    return told || !names(IN_CODE).isEmpty() || isDefault(written);
  }

  private boolean isDefault(List<TouchedTable> written) throws SQLException {
    Set<String> tables = names(IN_DEFAULTS);
    return written.stream()
        .anyMatch(table -> table.inserted() > 0 && tables.contains(table.ident()));
  }

  private Set<String> names(String query) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }
}
