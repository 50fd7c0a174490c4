package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.internal.statementwise.Outcome;
import dev.oneledger.jdbc.internal.Session;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * {@code TRUNCATE}: where the table is empty, what was meant is so. Where it has rows, they may be
 * the old ones or such as came since, which a second run would destroy.
 */
record EmptiedTable(SchemaObject table) implements Effect {
  private static final String EMPTY = "empty";

  @Override
  public @Nullable String state(Session session) throws SQLException {
    try {
      return session.row("SELECT 1 FROM %s LIMIT 1".formatted(table.sql())).isEmpty()
          ? EMPTY
          : "has rows";
    } catch (SQLException unreadable) {
      if (MariaDbRules.INSTANCE.isMissingTable(unreadable)
          || MariaDbRules.INSTANCE.isDenied(unreadable)) {
        return null;
      }
      throw unreadable;
    }
  }

  @Override
  public Outcome outcome(@Nullable String before, @Nullable String now) {
    return EMPTY.equals(now) ? Outcome.APPLIED : Outcome.UNKNOWN;
  }
}
