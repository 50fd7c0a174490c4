package dev.oneledger.jdbc.testkit;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Hands out real connections to PostgreSQL and asks the server, at the end of each transaction,
 * what that transaction was: whether it could write, and whether it did.
 */
public final class WatchedConnections implements DataSource {
  private static final String WHAT_IT_WAS =
      """
      SELECT current_setting('transaction_read_only'),
             current_setting('transaction_isolation'),
             coalesce(pg_current_xact_id_if_assigned()::text, 'nothing written'),
             current_setting('statement_timeout')\
      """;

  private final DataSource database;
  private final List<String> transactions = new ArrayList<>();
  private final List<String> queries = new ArrayList<>();
  private final List<String> stateOnClose = new ArrayList<>();

  /** Connections of this database. */
  public WatchedConnections(DataSource database) {
    this.database = database;
  }

  /**
   * One line per transaction that ended: read only or not, isolation, {@code nothing written} or
   * the transaction's id, which a server gives to those that write, and the statement timeout.
   */
  public List<String> transactions() {
    return List.copyOf(transactions);
  }

  /** The queries that were run in plain statements. */
  public List<String> queries() {
    return List.copyOf(queries);
  }

  /**
   * Auto-commit, read-only and the session's statement timeout of each connection as it was closed.
   */
  public List<String> stateOnClose() {
    return List.copyOf(stateOnClose);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection real = database.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            WatchedConnections.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> watched(real, method, arguments));
  }

  private Object watched(Connection real, Method method, Object[] arguments) throws Throwable {
    switch (method.getName()) {
      case "rollback", "commit" -> transactions.add(String.join(", ", ask(real, WHAT_IT_WAS)));
      case "prepareStatement" -> throw new SQLException("Nothing is to be prepared.");
      case "createStatement" -> {
        return watched(real, (Statement) called(real, method, arguments));
      }
      case "close" -> stateOnClose.add(state(real));
      default -> {}
    }
    return called(real, method, arguments);
  }

  private Statement watched(Connection real, Statement statement) {
    return (Statement)
        Proxy.newProxyInstance(
            WatchedConnections.class.getClassLoader(),
            new Class<?>[] {Statement.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("executeQuery")) {
                queries.add((String) arguments[0]);
              } else if (method.getName().equals("execute") && arguments[0].equals("ROLLBACK")) {
                transactions.add(String.join(", ", ask(real, WHAT_IT_WAS)));
              }
              return called(statement, method, arguments);
            });
  }

  private static Object called(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private static String state(Connection real) throws SQLException {
    return "autoCommit=%s readOnly=%s statement_timeout=%s"
        .formatted(
            real.getAutoCommit(), real.isReadOnly(), ask(real, "SHOW statement_timeout").get(0));
  }

  private static List<String> ask(Connection real, String question) throws SQLException {
    try (Statement statement = real.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      List<String> values = new ArrayList<>();
      for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
        values.add(answer.getString(column));
      }
      return values;
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLException("Only the database's own user is watched.");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return database.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    database.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    database.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return database.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("dev.oneledger");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return database.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return database.isWrapperFor(type);
  }
}
