package dev.oneledger.jdbc.internal.history;

import dev.oneledger.jdbc.internal.history.FoundTable.Column;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * SQLite, whose connection is told by {@code PRAGMA query_only} to refuse every write to a database
 * file. It has no {@code information_schema}, no users and no type that names a zone.
 */
final class SqliteConnection extends ProductConnection {
  private static final String COLUMNS =
      """
      SELECT 'main', t.name, c.name, c.type
        FROM main.sqlite_master t
        JOIN pragma_table_info(t.name) c
       WHERE t.type IN ('table', 'view') AND lower(t.name) IN (%s)%s
       ORDER BY t.name, c.cid\
      """;

  private final boolean autoCommit;
  private final String queryOnly;

  SqliteConnection(Connection connection, int secondsPerStatement) throws SQLException {
    super(connection, secondsPerStatement);
    this.autoCommit = connection.getAutoCommit();
    this.queryOnly = ask("PRAGMA query_only", 1);
  }

  @Override
  void begin() throws SQLException {
    run("PRAGMA query_only = ON");
    connection().setAutoCommit(false);
  }

  @Override
  public void close() throws SQLException {
    try {
      connection().rollback();
    } finally {
      try {
        connection().setAutoCommit(autoCommit);
      } finally {
        run("PRAGMA query_only = " + queryOnly);
      }
    }
  }

  @Override
  String columnsQuery(String names, String further) {
    return COLUMNS.formatted(names, further);
  }

  @Override
  String inSchema(String schema) {
    return " AND 'main' = lower(%s)".formatted(literal(schema));
  }

  @Override
  String currentSchema() {
    return "main";
  }

  @Override
  @Nullable OffsetDateTime moment(ResultSet rows, int position, Column column) throws SQLException {
    String text = rows.getString(position);
    try {
      return text == null ? null : OffsetDateTime.parse(text.strip().replace(' ', 'T'));
    } catch (DateTimeParseException noZone) {
      return null;
    }
  }

  @Override
  @Nullable LocalDateTime localTime(ResultSet rows, int position) throws SQLException {
    return LocalTimeText.parse(rows.getString(position));
  }
}
