package dev.oneledger.ddl.internal.proof;

import dev.oneledger.ddl.ProofDifference;
import dev.oneledger.spi.SqlStatement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the statement of a text that made a difference: the last one that changed what differs in
 * the end. The text runs once more and is given up.
 */
record CulpritSearch(ScratchSession session, ProofScript script) {

  /** Its line; 0 if it cannot be told. */
  int line(ScratchState from, StateComparison comparison) {
    Map<ObjectKey, Integer> lastChange = new HashMap<>();
    try {
      session.begin(script);
      ScratchState before = from;
      for (SqlStatement statement : script.statements()) {
        session.run(script, statement);
        ScratchState after = session.state(true);
        for (ProofDifference difference : comparison.differences()) {
          ObjectKey key = new ObjectKey(difference.kind(), difference.object());
          if (!Objects.equals(at(before, key), at(after, key))) {
            lastChange.put(key, statement.line());
          }
        }
        before = after;
      }
    } catch (StatementFailure unlikeBefore) {
      return 0;
    } finally {
      session.giveUp(script);
    }
    return lastChange.values().stream().min(Integer::compare).orElse(0);
  }

  private static @Nullable SortedMap<String, String> at(ScratchState state, ObjectKey key) {
    return state.objects().get(key);
  }
}
