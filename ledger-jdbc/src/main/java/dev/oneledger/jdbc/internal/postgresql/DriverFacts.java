package dev.oneledger.jdbc.internal.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What the PostgreSQL driver knows of its connection without asking the server. It is found by
 * reflection, since it is none of our dependencies; another driver knows nothing.
 */
final class DriverFacts {
  private DriverFacts() {}

  /** Whether string literals hold no escapes; false where that is not known. */
  static boolean hasStandardStrings(Connection connection) {
    Object status =
        ask(
            connection,
            "getParameterStatus",
            new Class<?>[] {String.class},
            "standard_conforming_strings");
    return "on".equals(status);
  }

  /** Whether the server skips what follows a failed text of a flush; false where not known. */
  static boolean skipsAfterError(Connection connection) {
    Object mode = ask(connection, "getPreferQueryMode", new Class<?>[0]);
    return mode instanceof Enum<?> known
        && (known.name().equals("EXTENDED") || known.name().equals("EXTENDED_CACHE_EVERYTHING"));
  }

  /**
   * The process that the server named when the connection was made: another one than answers now,
   * behind a pooler. Null where that is not known.
   */
  static @Nullable Integer backend(Connection connection) {
    return ask(connection, "getBackendPID", new Class<?>[0]) instanceof Integer pid ? pid : null;
  }

  private static @Nullable Object ask(
      Connection connection, String method, Class<?>[] types, Object... arguments) {
    try {
      Class<?> driver = Class.forName("org.postgresql.PGConnection");
      return driver.getMethod(method, types).invoke(connection.unwrap(driver), arguments);
    } catch (ReflectiveOperationException | SQLException anotherDriver) {
      return null;
    }
  }
}
