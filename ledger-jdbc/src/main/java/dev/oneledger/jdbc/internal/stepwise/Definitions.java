package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.internal.statementwise.Outcome;
import dev.oneledger.jdbc.internal.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objects whose definitions a statement changes: all of them changed, or none, or only some, which
 * tells nothing.
 *
 * <p>A statement that finished without a visible change counts as not applied, and runs again. It
 * put things where they were already (the same definition, the same engine, a counter), and does so
 * again; what changes rows behind the same definition is none of these.
 *
 * @param mayTakeAway whether an object may be gone afterwards under its name; one that is gone
 *     without that was in the middle of being rebuilt
 */
record Definitions(List<SchemaObject> objects, boolean mayTakeAway) implements Effect {
  private static final String BETWEEN = ",";

  Definitions {
    objects = List.copyOf(objects);
  }

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
      boolean lost = today[i].equals(SchemaObject.ABSENT) && !mayTakeAway;
      if (!then[i].equals(today[i])) {
        changed += lost ? -objects.size() : 1;
      }
    }
    if (changed == 0) {
      return Outcome.NOT_APPLIED;
    }
    return changed == objects.size() ? Outcome.APPLIED : Outcome.UNKNOWN;
  }
}
