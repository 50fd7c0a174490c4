package dev.oneledger.jdbc.internal;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Errors without secrets and without row data. Internal: may change in any release. */
public final class Redaction {
  private static final Pattern PARAMETERS = Pattern.compile("(jdbc:[^\\s?;]*)[?;]\\S*");
  private static final Pattern CREDENTIALS = Pattern.compile("//[^/@\\s]*@");
  private static final Pattern PASSWORD =
      Pattern.compile("(password|pwd|secret|token)\\s*[=:]\\s*\\S+", Pattern.CASE_INSENSITIVE);

  private Redaction() {}

  /** The first line of a message, without URL parameters, credentials and passwords. */
  public static String message(@Nullable String message) {
    if (message == null) {
      return "no message";
    }
    String line = message.strip().lines().findFirst().orElse("no message");
    line = PARAMETERS.matcher(line).replaceAll("$1");
    line = CREDENTIALS.matcher(line).replaceAll("//");
    return PASSWORD.matcher(line).replaceAll("$1=***");
  }

  /** A stand-in for an error that says only this, with the same code and stack trace. */
  public static SQLException cause(SQLException error, String message) {
    SQLException plain = new SQLException(message, error.getSQLState(), error.getErrorCode());
    plain.setStackTrace(error.getStackTrace());
    return plain;
  }

  /** A stand-in for an error with its message redacted. */
  public static SQLException cause(SQLException error) {
    return cause(error, message(error.getMessage()));
  }
}
