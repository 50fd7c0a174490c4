package dev.oneledger.ddl.internal.probe;

import dev.oneledger.spi.SqlStatement;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Sends a statement as it is, inside the open transaction, whatever it returns. Internal: may
 * change in any release.
 */
public final class StatementRun {
  private static final String UNSUPPORTED = "0A000";

  private StatementRun() {}

  /** Runs a migration's statement, with its data lines where it has some. */
  public static void run(Connection connection, SqlStatement statement) throws SQLException {
    String data = statement.classification().copyData();
    if (data == null) {
      run(connection, TransactionalTwin.of(statement));
    } else {
      copy(connection, statement.text(), new StringReader(data));
    }
  }

  /** Runs a text. */
  public static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  /** The driver is found by reflection, since it is none of our dependencies. */
  private static void copy(Connection connection, String sql, Reader data) throws SQLException {
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
