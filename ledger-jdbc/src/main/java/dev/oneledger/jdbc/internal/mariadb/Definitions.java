package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.internal.statementwise.Outcome;
import dev.oneledger.jdbc.internal.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objects whose definitions a statement changes: all of them changed, or none, or only some, which
 * tells nothing. A statement that finished without a visible change counts as not applied: such a
 * one puts things where they already were (the same definition, the same engine, a counter), and
 * does so again.
 */
record Definitions(List<SchemaObject> objects) implements Effect {
  private static final String BETWEEN = ",";

  @Override
  public @Nullable String state(Session session) throws SQLException {
    List<String> states = new ArrayList<>();
    for (SchemaObject object : objects) {
      String state = object.state(session);
      if (state == null) {
        return null;
      }
      states.add(state);
    }
    return String.join(BETWEEN, states);
  }

  @Override
  public Outcome outcome(@Nullable String before, @Nullable String now) {
    if (before == null || now == null) {
      return Outcome.UNKNOWN;
    }
    String[] then = before.split(BETWEEN, -1);
    String[] today = now.split(BETWEEN, -1);
    int changed = 0;
    for (int i = 0; i < Math.min(then.length, today.length); i++) {
      changed += then[i].equals(today[i]) ? 0 : 1;
    }
    if (changed == 0) {
      return Outcome.NOT_APPLIED;
    }
    return changed == objects.size() ? Outcome.APPLIED : Outcome.UNKNOWN;
  }
}
