package dev.oneledger.jdbc.internal.history;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * H2. It has no transaction that refuses to write, and its {@link Connection#setReadOnly} does
 * nothing: what is sent are SELECTs alone, and the transaction is rolled back.
 */
final class H2Connection extends ProductConnection {
  private static final String COLUMNS =
      """
      SELECT table_schema, table_name, column_name, data_type
        FROM information_schema.columns
       WHERE lower(table_name) IN (%s)%s
       ORDER BY table_schema, table_name, ordinal_position\
      """;

  private final boolean autoCommit;

  H2Connection(Connection connection, int secondsPerStatement) throws SQLException {
    super(connection, secondsPerStatement);
    this.autoCommit = connection.getAutoCommit();
  }

  @Override
  void begin() throws SQLException {
    connection().setAutoCommit(false);
  }

  @Override
  public void close() throws SQLException {
    connection().rollback();
    connection().setAutoCommit(autoCommit);
  }

  @Override
  String columnsQuery(String names, String further) {
    return COLUMNS.formatted(names, further);
  }

  @Override
  String currentSchema() throws SQLException {
    String schema = connection().getSchema();
    return schema == null ? "" : schema;
  }
}
