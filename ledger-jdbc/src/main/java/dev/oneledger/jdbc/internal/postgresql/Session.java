package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.jdbc.internal.Redaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A connection for the length of one call: in autocommit, so that no transaction is open unless a
 * {@code BEGIN} was sent, and given back the way it came. Not thread-safe.
 */
final class Session implements AutoCloseable {
  private static final String PRODUCT = "PostgreSQL";

  private final Connection connection;
  private final boolean autoCommit;

  private Session(Connection connection) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
  }

  /**
   * Takes a connection.
   *
   * @throws LedgerUnreachableException if there is none to be had
   * @throws LedgerException if it leads to another product
   */
  static Session open(DataSource dataSource) {
    Connection connection;
    try {
      connection = dataSource.getConnection();
    } catch (SQLException failed) {
      throw new LedgerUnreachableException(
          "Cannot connect to PostgreSQL: "
              + Redaction.message(failed.getMessage())
              + " Check that the server runs and that the data source's address and user are"
              + " right.",
          Redaction.cause(failed));
    }
    try {
      return of(connection);
    } catch (SQLException failed) {
      close(connection);
      throw PostgresErrors.translate("Preparing the connection", failed);
    } catch (RuntimeException refused) {
      close(connection);
      throw refused;
    }
  }

  /** A session on a connection that somebody else opened and closes; do not close it. */
  static Session on(Connection connection) throws SQLException {
    return of(connection);
  }

  private static Session of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    if (!PRODUCT.equals(product)) {
      throw new LedgerException(
          "The data source leads to %s, expected PostgreSQL. Hand it a data source of a PostgreSQL database."
              .formatted(product));
    }
    Session session = new Session(connection);
    if (!session.autoCommit) {
      connection.setAutoCommit(true);
    }
    return session;
  }

  Connection connection() {
    return connection;
  }

  /** A statement that sends texts as they are and fetches whole results. */
  Statement statement() throws SQLException {
    Statement statement = connection.createStatement();
    statement.setEscapeProcessing(false);
    statement.setFetchSize(0);
    return statement;
  }

  /** The first column of every row. */
  List<@Nullable String> column(String sql) throws SQLException {
    try (Statement statement = statement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<@Nullable String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  /** The columns of the first row; empty if there is none. */
  List<@Nullable String> row(String sql) throws SQLException {
    try (Statement statement = statement();
        ResultSet row = statement.executeQuery(sql)) {
      List<@Nullable String> values = new ArrayList<>();
      if (row.next()) {
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          values.add(row.getString(i));
        }
      }
      return values;
    }
  }

  /** Runs a statement that returns nothing. */
  void execute(String sql) throws SQLException {
    try (Statement statement = statement()) {
      statement.execute(sql);
    }
  }

  /** Ends whatever transaction is open; a connection that cannot even do that is cut off. */
  void rollback() {
    try {
      execute("ROLLBACK");
    } catch (SQLException broken) {
      abort();
    }
  }

  /**
   * Cuts the connection off, so that no pool hands it out again and the server ends its session.
   */
  void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException notEvenThat) {
      close(connection);
    }
  }

  @Override
  public void close() {
    try {
      if (!autoCommit && !connection.isClosed()) {
        connection.setAutoCommit(false);
      }
    } catch (SQLException broken) {
      abort();
    }
    close(connection);
  }

  /** What was to be done is done or has failed already: a failing close changes neither. */
  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException broken) {
      LoggerFactory.getLogger(Session.class)
          .debug("A connection did not close", Redaction.cause(broken));
    }
  }
}
