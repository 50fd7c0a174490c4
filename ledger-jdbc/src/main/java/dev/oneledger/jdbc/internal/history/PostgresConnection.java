package dev.oneledger.jdbc.internal.history;

import dev.oneledger.jdbc.internal.NamedStatements;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * PostgreSQL. Everything is local to the transaction, which ends with a ROLLBACK in a plain
 * statement; no statement gets a name on the server, so that a transaction pooler in between does
 * no harm.
 */
final class PostgresConnection extends ProductConnection {
  private static final String COLUMNS =
      """
      SELECT table_schema, table_name, column_name, data_type
        FROM information_schema.columns
       WHERE lower(table_name) IN (%s)%s
       ORDER BY table_schema, table_name, ordinal_position\
      """;

  private static final String HIDDEN =
      """
      SELECT n.nspname, c.relname
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE lower(c.relname) IN (%s) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
       ORDER BY n.nspname, c.relname\
      """;

  private final boolean autoCommit;
  private final Runnable namesAgain;

  PostgresConnection(Connection connection, int secondsPerStatement) throws SQLException {
    super(connection, secondsPerStatement);
    this.autoCommit = connection.getAutoCommit();
    this.namesAgain = NamedStatements.none(connection);
  }

  @Override
  void begin() throws SQLException {
    connection().setAutoCommit(false);
    run(
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
        "SET LOCAL statement_timeout = " + secondsPerStatement() * 1000);
  }

  @Override
  public void close() throws SQLException {
    try {
      run("ROLLBACK");
    } finally {
      try {
        connection().setAutoCommit(autoCommit);
      } finally {
        namesAgain.run();
      }
    }
  }

  @Override
  String columnsQuery(String names, String further) {
    return COLUMNS.formatted(names, further);
  }

  @Override
  String hiddenQuery(String names) {
    return HIDDEN.formatted(names);
  }

  @Override
  String currentSchema() throws SQLException {
    String schema = connection().getSchema();
    return schema == null ? "" : schema;
  }
}
