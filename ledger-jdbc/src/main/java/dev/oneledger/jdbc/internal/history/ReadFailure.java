package dev.oneledger.jdbc.internal.history;

import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.Set;

/** Says what a failed read means to the one who has to mend it. */
final class ReadFailure {
  private static final Set<String> DENIED_STATES = Set.of("42501");
  private static final Set<Integer> DENIED_CODES = Set.of(1142, 1143, 90096);
  private static final Set<String> TIMEOUT_STATES = Set.of("57014", "70100", "HYT00");

  /** MariaDB: lock wait timeout, statement timeout; MySQL: statement timeout. */
  private static final Set<Integer> TIMEOUT_CODES = Set.of(1205, 1969, 3024);

  /** SQLite has no codes of its own for it in the driver's states. */
  private static final List<String> BUSY = List.of("[SQLITE_BUSY", "[SQLITE_LOCKED");

  private ReadFailure() {}

  static LedgerException whileConnecting(String what, SQLException cause) {
    String state = state(cause);
    if (state.startsWith("28") || state.startsWith("3D")) {
      return new LedgerException(
          "%s cannot be read: the database refused the connection: %s. Check user, password and database name."
              .formatted(what, firstLine(cause)),
          cause);
    }
    return new LedgerUnreachableException(
        "%s cannot be read: the database does not answer: %s.".formatted(what, firstLine(cause)),
        cause);
  }

  static LedgerException whileReading(String what, int seconds, SQLException cause) {
    String state = state(cause);
    if (state.startsWith("08") || state.startsWith("57P")) {
      return new LedgerUnreachableException(
          "%s cannot be read: the connection was lost: %s.".formatted(what, firstLine(cause)),
          cause);
    }
    if (isTimeout(cause)) {
      return new LedgerUnreachableException(
          "%s cannot be read: no answer within %s s. Is somebody holding a lock on the table?"
              .formatted(what, seconds),
          cause);
    }
    return new LedgerException(
        "%s cannot be read: %s [SQLState %s].".formatted(what, firstLine(cause), state), cause);
  }

  private static boolean isTimeout(SQLException cause) {
    return cause instanceof SQLTimeoutException
        || TIMEOUT_STATES.contains(state(cause))
        || TIMEOUT_CODES.contains(cause.getErrorCode())
        || BUSY.stream().anyMatch(firstLine(cause)::startsWith);
  }

  static boolean isDenied(SQLException cause) {
    return DENIED_STATES.contains(state(cause)) || DENIED_CODES.contains(cause.getErrorCode());
  }

  static LedgerException denied(Object table, String user, SQLException cause) {
    return new LedgerException(deniedMessage(table, user), cause);
  }

  static String deniedMessage(Object table, String user) {
    return "Table %s is there, but user '%s' may not read it. GRANT SELECT on it (and USAGE on its schema) is all it takes."
        .formatted(table, user);
  }

  private static String state(SQLException cause) {
    String state = cause.getSQLState();
    return state == null ? "" : state;
  }

  private static String firstLine(SQLException cause) {
    String message = cause.getMessage();
    String line = message == null ? cause.getClass().getSimpleName() : message.strip();
    line = line.lines().findFirst().orElse("");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
