package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.jdbc.internal.Redaction;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the server said, without row data: without its detail line, and with {@code "..."} for what
 * its primary message quotes where the code is of class 22, whose messages quote values that were
 * not accepted. What a script raises by itself under other codes stays as it is. Read from the
 * driver's own exception by reflection, since the driver is none of our dependencies; from the
 * message otherwise.
 *
 * @param state the five-character code, if there is one
 * @param message the primary message, one line
 * @param position 1-based character within the statement; 0 if the server gave none
 */
record ServerError(@Nullable String state, String message, int position) {
  private static final Pattern POSITION = Pattern.compile("\\bPosition: (\\d{1,9})");
  private static final Pattern SEVERITY = Pattern.compile("^[\\p{Lu}]{4,12}: +");

  /** From the first quote to the last, since a value may hold quotes and line feeds itself. */
  private static final Pattern QUOTED =
      Pattern.compile("[\"\u00ab\u201e\u201c](.*[\"\u00bb\u201c\u201d]|.*)", Pattern.DOTALL);

  /** The first error of a chain, as a batch wraps it. */
  static ServerError of(SQLException error) {
    for (SQLException each = error; each != null; each = each.getNextException()) {
      ServerError found = fromDriver(each);
      if (found != null) {
        return found;
      }
    }
    SQLException first = error.getNextException() == null ? error : error.getNextException();
    String text = told(error.getSQLState(), first.getMessage());
    Matcher position = POSITION.matcher(String.valueOf(first.getMessage()));
    return new ServerError(
        error.getSQLState(),
        SEVERITY.matcher(text).replaceFirst(""),
        position.find() ? Integer.parseInt(position.group(1)) : 0);
  }

  /** Whether the server sent the error, and the driver did not make it up by itself. */
  static boolean isServers(SQLException error) {
    for (SQLException each = error; each != null; each = each.getNextException()) {
      if (fromDriver(each) != null) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable ServerError fromDriver(SQLException error) {
    try {
      Object server = error.getClass().getMethod("getServerErrorMessage").invoke(error);
      if (server == null) {
        return null;
      }
      Object message = server.getClass().getMethod("getMessage").invoke(server);
      Object position = server.getClass().getMethod("getPosition").invoke(server);
      return new ServerError(
          error.getSQLState(),
          told(error.getSQLState(), (String) message),
          position instanceof Integer number ? number : 0);
    } catch (ReflectiveOperationException anotherDriver) {
      return null;
    }
  }

  private static String told(@Nullable String state, @Nullable String message) {
    boolean quotesValues = message != null && state != null && state.startsWith("22");
    return Redaction.message(
        quotesValues ? QUOTED.matcher(message).replaceFirst("\"...\"") : message);
  }
}
