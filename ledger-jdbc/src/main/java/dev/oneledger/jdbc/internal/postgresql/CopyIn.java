package dev.oneledger.jdbc.internal.postgresql;

import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * {@code COPY ... FROM stdin} with its data below it, as dumps have it: handed to the PostgreSQL
 * driver's own interface for it, in the transaction that is open. The driver is found by
 * reflection, since it is none of our dependencies. Internal: may change in any release.
 */
public final class CopyIn {
  private static final String UNSUPPORTED = "0A000";

  private CopyIn() {}

  static void run(Connection connection, Part part, String data) throws FlushException {
    try {
      copy(connection, part.sql(), data);
    } catch (SQLException failed) {
      throw new FlushException(List.of(part), failed);
    }
  }

  /** Runs the statement on these lines. */
  public static void copy(Connection connection, String sql, String lines) throws SQLException {
    Reader data = new StringReader(lines);
    try {
      Class<?> driver = Class.forName("org.postgresql.PGConnection");
      Object manager = driver.getMethod("getCopyAPI").invoke(connection.unwrap(driver));
      manager.getClass().getMethod("copyIn", String.class, Reader.class).invoke(manager, sql, data);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof SQLException failed) {
        throw failed;
      }
      throw new SQLException(String.valueOf(thrown.getCause()), thrown.getCause());
    } catch (ReflectiveOperationException anotherDriver) {
      throw new SQLException(
          "COPY ... FROM stdin needs the PostgreSQL JDBC driver (org.postgresql); use INSERT"
              + " instead",
          UNSUPPORTED,
          anotherDriver);
    }
  }
}
