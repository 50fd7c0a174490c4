package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.spi.SqlStatement;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code COPY ... FROM stdin} with its data below it, as dumps have it: handed to the PostgreSQL
 * driver's own interface for it, in the transaction that is open. The driver is found by
 * reflection, since it is none of our dependencies.
 */
final class CopyIn {
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*(COPY\\b[^;]*?\\bFROM\\s+STDIN\\b[^;\\n]*;)[^\\n]*\\n(.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final String UNSUPPORTED = "0A000";

  private CopyIn() {}

  static boolean isCopyIn(SqlStatement statement) {
    return FORM.matcher(statement.text()).matches();
  }

  static void run(Connection connection, Part part) throws FlushException {
    Matcher form = FORM.matcher(part.sql());
    if (!form.matches()) {
      throw new IllegalArgumentException(part.sql());
    }
    try {
      copy(connection, form.group(1), new StringReader(data(form.group(2))));
    } catch (SQLException failed) {
      throw new FlushException(List.of(part), failed);
    }
  }

  private static String data(String block) {
    int end = block.startsWith("\\.") ? 0 : block.indexOf("\n\\.") + 1;
    return end == 0 && !block.startsWith("\\.") ? block : block.substring(0, end);
  }

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
