package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.internal.statementwise.Outcome;
import dev.oneledger.jdbc.internal.Session;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * {@code TRUNCATE}: where the table is empty, what was meant is so. Where it has rows, they may be
 * the old ones or such as came since, which a second run would destroy.
 *
 * @param written the table's name as the statement has it
 */
record EmptiedTable(SchemaObject table, String written) implements Effect {
  private static final String EMPTY = "empty";

  @Override
  public @Nullable String state(Session session) throws SQLException {
    String there = table.state(session);
    if (there == null || there.equals(SchemaObject.ABSENT)) {
      return null;
    }
    return session.row("SELECT 1 FROM %s LIMIT 1".formatted(written)).isEmpty()
        ? EMPTY
        : "has rows";
  }

  @Override
  public Outcome outcome(@Nullable String before, @Nullable String now) {
    return EMPTY.equals(now) ? Outcome.APPLIED : Outcome.UNKNOWN;
  }
}
