package dev.oneledger.ddl;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * One session that stays open behind a data source, so that the catalog's query is planned once.
 * For one thread, and for callers that have one connection at a time.
 */
public record KeptSession(Connection connection) implements AutoCloseable {

  /** Opens it. */
  public static KeptSession on(DataSource database) throws SQLException {
    return new KeptSession(database.getConnection());
  }

  /** Hands out the session, however often it is closed. */
  public DataSource dataSource() {
    Connection lent =
        (Connection)
            Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("close")) {
                    return null;
                  }
                  try {
                    return method.invoke(connection, arguments);
                  } catch (InvocationTargetException failed) {
                    throw failed.getTargetException();
                  }
                });
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> lent);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
