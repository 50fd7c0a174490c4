package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.jdbc.internal.Redaction;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What SQLSTATEs mean to us. */
final class PostgresErrors {
  static final String LOCK_BUSY = "OL001";
  static final String HEAD_MOVED = "OL002";
  static final String NO_TABLES = "OL003";
  static final String OTHER_FORMAT = "OL004";
  static final String TRANSACTION_ENDED = "OL005";
  static final String SETTINGS_LOST = "OL006";
  static final String LOCK_LOST = "OL007";
  static final String DURATION = "OL000";
  static final String LOCK_TIMEOUT = "55P03";

  /** Of statements that end, begin or refuse a transaction around them. */
  private static final Set<String> NOT_IN_TRANSACTION = Set.of("25001", "2D000");

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String DENIED = "42501";
  private static final Set<String> MISSING_TABLE = Set.of("42P01", "3F000");
  private static final Set<String> GONE = Set.of("57P01", "57P02", "57P03", "57P05", "53300");

  private PostgresErrors() {}

  static boolean is(String state, SQLException error) {
    return state.equals(error.getSQLState());
  }

  static boolean isMissingTable(SQLException error) {
    return MISSING_TABLE.contains(String.valueOf(error.getSQLState()));
  }

  static boolean isUniqueViolation(SQLException error) {
    return is(UNIQUE_VIOLATION, error);
  }

  static boolean isDenied(SQLException error) {
    return is(DENIED, error);
  }

  static boolean isNotInTransaction(SQLException error) {
    return NOT_IN_TRANSACTION.contains(String.valueOf(error.getSQLState()));
  }

  /** Whether the connection, rather than a statement, failed. */
  static boolean isConnectionLost(SQLException error) {
    @Nullable String state = error.getSQLState();
    return state != null && (state.startsWith("08") || GONE.contains(state));
  }

  /** An error of work of ours, as the caller is to see it. */
  static LedgerException translate(String what, SQLException error) {
    ServerError server = ServerError.of(error);
    SQLException cause = Redaction.cause(error, server.message());
    if (isConnectionLost(error)) {
      return new LedgerUnreachableException(
          "%s: PostgreSQL does not answer: %s".formatted(what, server.message()), cause);
    }
    return new LedgerException(
        "%s failed: %s (SQLSTATE %s).".formatted(what, server.message(), server.state()), cause);
  }
}
