package dev.oneledger.jdbc.internal.h2;

import dev.oneledger.jdbc.internal.ErrorRules;
import dev.oneledger.jdbc.internal.Product;
import dev.oneledger.jdbc.internal.Redaction;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What H2's error codes mean to us; they are listed in {@code org.h2.api.ErrorCode}. */
enum H2Rules implements ErrorRules {
  INSTANCE;

  private static final Set<Integer> MISSING = Set.of(42102, 42103, 42104, 90079);
  private static final int DUPLICATE = 23505;
  private static final int GENERAL = 50000;

  /** Admin rights, rights on a table or schema. */
  private static final Set<Integer> DENIED = Set.of(90040, 90096);

  /** Closed object, broken connection, database closed or being closed, its file in use. */
  private static final Set<Integer> GONE = Set.of(90007, 90020, 90067, 90098, 90121);

  /** Deadlock, lock timeout, concurrent update; a table or schema that another just made. */
  private static final Set<Integer> COLLISION = Set.of(40001, 50200, 90131, 42101, 90078);

  private static final String STATEMENT = "; SQL statement:";
  private static final Pattern CODE = Pattern.compile(" \\[\\d+-\\d+]$");
  private static final Pattern KEY =
      Pattern.compile(" (?:VALUES |(?=\\( /\\* key:))\\(.*", Pattern.DOTALL);
  private static final Pattern REFERENCE =
      Pattern.compile("( REFERENCES [^(]*\\([^)]*\\)) \\(.*", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("\"(.*\"|.*)", Pattern.DOTALL);

  @Override
  public Product product() {
    return Product.H2;
  }

  @Override
  public boolean isMissingTable(SQLException error) {
    return MISSING.contains(error.getErrorCode());
  }

  @Override
  public boolean isUniqueViolation(SQLException error) {
    return error.getErrorCode() == DUPLICATE;
  }

  @Override
  public boolean isDenied(SQLException error) {
    return DENIED.contains(error.getErrorCode());
  }

  @Override
  public boolean isConnectionLost(SQLException error) {
    return GONE.contains(error.getErrorCode());
  }

  @Override
  public boolean isCollision(SQLException error) {
    return COLLISION.contains(error.getErrorCode()) || isInternalCollision(error);
  }

  /** What two sessions that make one object at once run into where H2 does not expect them. */
  private static boolean isInternalCollision(SQLException error) {
    return error.getErrorCode() == GENERAL
        && String.valueOf(error.getMessage()).contains("object already exists");
  }

  @Override
  public String message(SQLException error) {
    return Redaction.message(withoutValues(withoutStatement(error.getMessage()), error));
  }

  /** The driver appends the whole statement, and its version. */
  static String withoutStatement(@Nullable String message) {
    String text = String.valueOf(message);
    int statement = text.indexOf(STATEMENT);
    return statement < 0 ? CODE.matcher(text).replaceFirst("") : text.substring(0, statement);
  }

  private static String withoutValues(String message, SQLException error) {
    String state = String.valueOf(error.getSQLState());
    if (state.startsWith("22")) {
      return QUOTED.matcher(message).replaceFirst("\"...\"");
    }
    if (state.startsWith("23")) {
      String keyless = KEY.matcher(message).replaceFirst(" (...)\"");
      return REFERENCE.matcher(keyless).replaceFirst("$1 (...)\"");
    }
    return message;
  }
}
