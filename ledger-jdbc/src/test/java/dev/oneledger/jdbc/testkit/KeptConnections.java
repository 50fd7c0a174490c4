package dev.oneledger.jdbc.testkit;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool: no more connections than wanted, kept open and handed out again. Thread-safe. */
public final class KeptConnections implements DataSource, AutoCloseable {
  private final DataSource source;
  private final Semaphore free;
  private final ConcurrentLinkedQueue<Connection> kept = new ConcurrentLinkedQueue<>();

  /** A pool of at most so many on top of a data source. */
  public KeptConnections(DataSource source, int most) {
    this.source = source;
    this.free = new Semaphore(most);
  }

  @Override
  public Connection getConnection() throws SQLException {
    free.acquireUninterruptibly();
    Connection before = kept.poll();
    Connection open = before == null || before.isClosed() ? source.getConnection() : before;
    AtomicBoolean closed = new AtomicBoolean();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                if (closed.compareAndSet(false, true)) {
                  kept.add(open);
                  free.release();
                }
                return null;
              }
              if (method.getName().equals("isClosed") && closed.get()) {
                return true;
              }
              try {
                return method.invoke(open, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  @Override
  public void close() throws SQLException {
    for (Connection open = kept.poll(); open != null; open = kept.poll()) {
      open.close();
    }
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("Only the user of the data source.");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    source.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return source.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return source.isWrapperFor(type);
  }
}
