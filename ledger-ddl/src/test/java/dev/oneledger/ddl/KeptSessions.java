package dev.oneledger.ddl;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/**
 * Sessions that stay open behind a data source, as behind a pool: opening one takes longer than
 * most of what a test does in it, and each plans the catalog's query anew.
 */
public final class KeptSessions implements AutoCloseable {
  private final DataSource database;
  private final Deque<Connection> idle = new ArrayDeque<>();

  private KeptSessions(DataSource database) {
    this.database = database;
  }

  /** Of this database. */
  public static KeptSessions of(DataSource database) {
    return new KeptSessions(database);
  }

  /** Hands them out; a connection that is closed is handed out again. */
  public DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> lent(opened()));
  }

  private synchronized Connection opened() throws SQLException {
    Connection kept = idle.poll();
    return kept == null ? database.getConnection() : kept;
  }

  private Connection lent(Connection connection) {
    boolean[] returned = {false};
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "close" -> {
                  if (!returned[0]) {
                    returned[0] = true;
                    takeBack(connection);
                  }
                  return null;
                }
                case "isClosed" -> {
                  return returned[0] || connection.isClosed();
                }
                default -> {
                  try {
                    return method.invoke(connection, arguments);
                  } catch (InvocationTargetException failed) {
                    throw failed.getTargetException();
                  }
                }
              }
            });
  }

  private synchronized void takeBack(Connection connection) throws SQLException {
    if (connection.isClosed()) {
      return;
    }
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    idle.push(connection);
  }

  /** Closes those that nobody has; what is asked for later is opened anew. */
  @Override
  public synchronized void close() throws SQLException {
    for (Connection connection : idle) {
      connection.close();
    }
    idle.clear();
  }
}
