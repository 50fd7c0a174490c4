package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.internal.statementwise.Outcome;
import dev.oneledger.jdbc.internal.Session;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * {@code CREATE TABLE ... SELECT}: where the table is not there, nothing is left of it; where it
 * is, that does not show whether all its rows are.
 */
record FilledTable(SchemaObject table) implements Effect {

  @Override
  public @Nullable String state(Session session) throws SQLException {
    return table.state(session);
  }

  @Override
  public Outcome outcome(@Nullable String before, @Nullable String now) {
    return before != null && before.equals(now) ? Outcome.NOT_APPLIED : Outcome.UNKNOWN;
  }
}
