package dev.oneledger.jdbc.internal;

import dev.oneledger.LedgerException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection for the length of one call: in autocommit, so that no transaction is open unless a
 * {@code BEGIN} was sent, and given back the way it came. Not thread-safe. Internal: may change in
 * any release.
 */
public final class Session implements AutoCloseable {
  private final Connection connection;
  private final boolean autoCommit;
  private final Runnable naming;

  private Session(Connection connection, Runnable naming) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    this.naming = naming;
  }

  /**
   * Takes a connection.
   *
   * @throws dev.oneledger.LedgerUnreachableException if there is none to be had
   * @throws LedgerException if it leads to another product than these rules are for
   */
  public static Session open(Connections connections, ErrorRules rules) {
    Connection connection = connections.open(rules.product().label());
    try {
      return on(connection, rules.product(), NamedStatements.none(connection));
    } catch (SQLException failed) {
      Connections.close(connection);
      throw rules.translate("Preparing the connection", failed);
    } catch (RuntimeException refused) {
      Connections.close(connection);
      throw refused;
    }
  }

  /**
   * A session on a connection that somebody else opened and closes; do not close it.
   *
   * @throws LedgerException if it leads to another product
   */
  public static Session on(Connection connection, Product product) throws SQLException {
    return on(connection, product, () -> {});
  }

  private static Session on(Connection connection, Product product, Runnable naming)
      throws SQLException {
    product.require(connection.getMetaData());
    Session session = new Session(connection, naming);
    if (!session.autoCommit) {
      connection.setAutoCommit(true);
    }
    return session;
  }

  /** The connection underneath. */
  public Connection connection() {
    return connection;
  }

  /** A statement that sends texts as they are and fetches whole results. */
  public Statement statement() throws SQLException {
    Statement statement = connection.createStatement();
    statement.setEscapeProcessing(false);
    statement.setFetchSize(0);
    return statement;
  }

  /** The first column of every row. */
  public List<@Nullable String> column(String sql) throws SQLException {
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
  public List<@Nullable String> row(String sql) throws SQLException {
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
  public void execute(String sql) throws SQLException {
    try (Statement statement = statement()) {
      statement.execute(sql);
    }
  }

  /** Ends whatever transaction is open; a connection that cannot even do that is cut off. */
  public void rollback() {
    try {
      execute("ROLLBACK");
    } catch (SQLException broken) {
      abort();
    }
  }

  /**
   * Cuts the connection off, so that no pool hands it out again and the server ends its session.
   */
  public void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException notEvenThat) {
      Connections.close(connection);
    }
  }

  @Override
  public void close() {
    naming.run();
    try {
      if (!autoCommit && !connection.isClosed()) {
        connection.setAutoCommit(false);
      }
    } catch (SQLException broken) {
      abort();
    }
    Connections.close(connection);
  }
}
