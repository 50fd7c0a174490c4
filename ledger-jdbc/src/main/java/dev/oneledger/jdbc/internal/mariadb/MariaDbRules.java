package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.jdbc.internal.ErrorRules;
import dev.oneledger.jdbc.internal.Product;
import dev.oneledger.jdbc.internal.Redaction;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;

/** What MariaDB's error numbers mean to us. */
enum MariaDbRules implements ErrorRules {
  INSTANCE;

  /** No such table, no such database. */
  private static final Set<Integer> MISSING = Set.of(1146, 1049);

  private static final Set<Integer> DUPLICATE = Set.of(1062, 1586);

  /** On a database, to log in, on a table, on a column, by a privilege's name, on a routine. */
  private static final Set<Integer> DENIED = Set.of(1044, 1045, 1142, 1143, 1227, 1370);

  /** The server shuts down; the session was killed, or was idle for too long. */
  private static final Set<Integer> GONE = Set.of(1053, 1927, 4031);

  /** A row changed since it was read, a lock was waited for too long, a deadlock. */
  private static final Set<Integer> COLLISION = Set.of(1020, 1205, 1213);

  /** These quote values, although their SQLSTATE is not one of class 22. */
  private static final Set<Integer> QUOTING = Set.of(1062, 1586, 1300, 1411, 1525, 1526, 1761);

  /** These quote names only, although their SQLSTATE is one of class 22. */
  private static final Set<Integer> NAMING = Set.of(1264, 1265, 1406);

  private static final Pattern CONNECTION = Pattern.compile("^\\(conn=\\d+\\) ");

  /** A value may hold quotes itself: what follows it must be the message's own end. */
  private static final Pattern VALUE =
      Pattern.compile(
          "'(?:.*'(?=(?: for key '[^']*'| for column [^']* at row \\d+| for function"
              + " \\w+)$)|.*'$|.*)",
          Pattern.DOTALL);

  /**
   * A syntax error quotes the rest of the statement, rows in it included: its first word will do.
   */
  private static final Pattern NEAR =
      Pattern.compile("near '([^\\s'\"(]*).*' at line (\\d+)\\s*$", Pattern.DOTALL);

  private static final Pattern NUMBER = Pattern.compile("for value .*", Pattern.DOTALL);

  @Override
  public Product product() {
    return Product.MARIADB;
  }

  @Override
  public boolean isMissingTable(SQLException error) {
    return MISSING.contains(error.getErrorCode());
  }

  @Override
  public boolean isUniqueViolation(SQLException error) {
    return DUPLICATE.contains(error.getErrorCode());
  }

  @Override
  public boolean isDenied(SQLException error) {
    return DENIED.contains(error.getErrorCode());
  }

  @Override
  public boolean isConnectionLost(SQLException error) {
    String state = error.getSQLState();
    return (state != null && state.startsWith("08")) || GONE.contains(error.getErrorCode());
  }

  @Override
  public boolean isCollision(SQLException error) {
    return COLLISION.contains(error.getErrorCode());
  }

  @Override
  public String message(SQLException error) {
    String said = String.valueOf(error.getMessage());
    String message = CONNECTION.matcher(said).replaceFirst("");
    if (quotesValues(error)) {
      message = VALUE.matcher(message).replaceFirst("'...'");
      message = NUMBER.matcher(message).replaceFirst("for value ...");
    }
    return Redaction.message(NEAR.matcher(message).replaceFirst("near '$1...' at line $2"));
  }

  private static boolean quotesValues(SQLException error) {
    String state = error.getSQLState();
    return QUOTING.contains(error.getErrorCode())
        || (state != null && state.startsWith("22") && !NAMING.contains(error.getErrorCode()));
  }
}
