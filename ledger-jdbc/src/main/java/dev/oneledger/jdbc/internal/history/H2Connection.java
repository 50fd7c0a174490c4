package dev.oneledger.jdbc.internal.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

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
  private final int queryTimeout;

  H2Connection(Connection connection, int secondsPerStatement) throws SQLException {
    super(connection, secondsPerStatement);
    this.autoCommit = connection.getAutoCommit();
    this.queryTimeout = queryTimeout(connection);
  }

  /** H2 keeps a statement's limit for its session. */
  private static int queryTimeout(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.getQueryTimeout();
    }
  }

  @Override
  void begin() throws SQLException {
    connection().setAutoCommit(false);
  }

  @Override
  public void close() throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.setQueryTimeout(queryTimeout);
    } finally {
      try {
        connection().rollback();
      } finally {
        connection().setAutoCommit(autoCommit);
      }
    }
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
