package dev.oneledger.jdbc.internal;

import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import java.sql.SQLException;

/** What a product's errors mean to us. Stateless. Internal: may change in any release. */
public interface ErrorRules {

  /** The product. */
  Product product();

  /** Whether a table or its schema is not there. */
  boolean isMissingTable(SQLException error);

  /** Whether a row with this key is there already. */
  boolean isUniqueViolation(SQLException error);

  /** Whether a privilege is missing. */
  boolean isDenied(SQLException error);

  /** Whether the connection, rather than a statement, failed. */
  boolean isConnectionLost(SQLException error);

  /** Whether two sessions got into each other's way, so that the same may well work again. */
  boolean isCollision(SQLException error);

  /** What the server said, one line, without row data. */
  String message(SQLException error);

  /** An error of work of ours, as the caller is to see it. */
  default LedgerException translate(String what, SQLException error) {
    String message = message(error);
    SQLException cause = Redaction.cause(error, message);
    if (isConnectionLost(error)) {
      return new LedgerUnreachableException(
          "%s: %s does not answer: %s".formatted(what, product().label(), message), cause);
    }
    return new LedgerException(
        "%s failed: %s (SQLSTATE %s).".formatted(what, message, error.getSQLState()), cause);
  }
}
