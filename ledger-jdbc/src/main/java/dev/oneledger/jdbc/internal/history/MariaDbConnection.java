package dev.oneledger.jdbc.internal.history;

import dev.oneledger.jdbc.internal.history.FoundTable.Column;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB, and MySQL, which has the same statements. {@link Connection#setReadOnly} is no more than
 * a hint to the driver, so the transaction is begun by text. The session is read only as well while
 * it is ours: a definition such as {@code DROP TABLE} would else end the transaction, unasked, and
 * run. A {@code TIMESTAMP} is a moment there that is shown in the session's time zone; the
 * session's is UTC while it is ours.
 */
final class MariaDbConnection extends ProductConnection {
  private static final String COLUMNS =
      """
      SELECT table_schema, table_name, column_name,
             CASE data_type WHEN 'timestamp' THEN 'timestamp with time zone' ELSE data_type END
        FROM information_schema.columns
       WHERE lower(table_name) IN (%s)%s
       ORDER BY table_schema, table_name, ordinal_position\
      """;

  private static final String READ_ONLY =
      "SHOW SESSION VARIABLES WHERE variable_name IN ('tx_read_only', 'transaction_read_only')";

  private final String timeZone;
  private final boolean readOnly;

  MariaDbConnection(Connection connection, int secondsPerStatement) throws SQLException {
    super(connection, secondsPerStatement);
    this.timeZone = ask("SELECT @@session.time_zone", 1);
    this.readOnly = ask(READ_ONLY, 2).equals("ON");
  }

  @Override
  void begin() throws SQLException {
    run(
        "SET time_zone = '+00:00'",
        "SET SESSION TRANSACTION READ ONLY",
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ",
        "START TRANSACTION READ ONLY");
  }

  @Override
  public void close() throws SQLException {
    try {
      run("ROLLBACK");
    } finally {
      run(
          "SET SESSION TRANSACTION READ " + (readOnly ? "ONLY" : "WRITE"),
          "SET time_zone = " + literal(timeZone));
    }
  }

  @Override
  String columnsQuery(String names, String further) {
    return COLUMNS.formatted(names, further);
  }

  /** As it stands: then the server looks into that database alone, and not into all there are. */
  @Override
  String inSchema(String schema) {
    return " AND table_schema = %s".formatted(literal(schema.replace("\\", "\\\\")));
  }

  @Override
  String currentSchema() throws SQLException {
    String database = connection().getCatalog();
    return database == null ? "" : database;
  }

  @Override
  @Nullable OffsetDateTime moment(ResultSet rows, int position, Column column) throws SQLException {
    LocalDateTime inUtc = column.hasTimeZone() ? localTime(rows, position) : null;
    return inUtc == null ? null : inUtc.atOffset(ZoneOffset.UTC);
  }
}
