package dev.oneledger.benchmarks.contest;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Logger;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database whose connections are new, or kept open and lent again as a pool does; it adds up how
 * long getting them takes. For one thread.
 */
final class TimedConnections implements DataSource {
  private final PGSimpleDataSource database = new PGSimpleDataSource();
  private final String url;
  private final boolean keeping;
  private final Deque<PooledConnection> idle = new ArrayDeque<>();
  private long nanos;

  TimedConnections(String url, boolean keeping) {
    this.url = url;
    this.keeping = keeping;
    database.setURL(url);
  }

  /** The time spent on getting connections since the last call, in nanoseconds. */
  long takeNanos() {
    long taken = nanos;
    nanos = 0;
    return taken;
  }

  @Override
  public Connection getConnection() throws SQLException {
    long begin = System.nanoTime();
    try {
      return keeping ? lent() : database.getConnection();
    } finally {
      nanos += System.nanoTime() - begin;
    }
  }

  private Connection lent() throws SQLException {
    PooledConnection kept = idle.poll();
    return (kept == null ? fresh() : kept).getConnection();
  }

  private PooledConnection fresh() throws SQLException {
    PGConnectionPoolDataSource pool = new PGConnectionPoolDataSource();
    pool.setURL(url);
    PooledConnection connection = pool.getPooledConnection();
    connection.addConnectionEventListener(new TakingBack());
    return connection;
  }

  /** A connection that is closed is there for the next one who asks. */
  private final class TakingBack implements ConnectionEventListener {
    @Override
    public void connectionClosed(ConnectionEvent event) {
      idle.push((PooledConnection) event.getSource());
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
      throw new IllegalStateException("A connection broke", event.getSQLException());
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("The URL says who connects.");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {
    database.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) {
    database.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() {
    return database.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("org.postgresql");
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
