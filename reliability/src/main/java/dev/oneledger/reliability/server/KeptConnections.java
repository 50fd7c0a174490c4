package dev.oneledger.reliability.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that keeps closed connections and hands them out again, as a pool without any other
 * merit. For one thread at a time.
 */
public final class KeptConnections implements AutoCloseable {
  private final DataSource real;
  private final Deque<Connection> idle = new ArrayDeque<>();

  /** Keeps connections of this data source. */
  public KeptConnections(DataSource real) {
    this.real = real;
  }

  /** The data source to use. */
  public DataSource dataSource() {
    return proxy(
        DataSource.class,
        (self, method, arguments) ->
            method.getName().equals("getConnection") && arguments == null
                ? lent(idle.isEmpty() ? real.getConnection() : idle.pop())
                : called(real, method, arguments));
  }

  private Connection lent(Connection connection) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          if (!method.getName().equals("close")) {
            return called(connection, method, arguments);
          }
          if (!connection.isClosed() && !idle.contains(connection)) {
            idle.push(connection);
          }
          return null;
        });
  }

  private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            KeptConnections.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object called(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }

  @Override
  public void close() {
    for (Connection connection : idle) {
      try {
        connection.close();
      } catch (SQLException failed) {
        throw new IllegalStateException("A connection does not close", failed);
      }
    }
    idle.clear();
  }
}
