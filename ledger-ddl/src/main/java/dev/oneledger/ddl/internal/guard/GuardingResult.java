package dev.oneledger.ddl.internal.guard;

import dev.oneledger.Finding;
import dev.oneledger.Migration;
import dev.oneledger.ddl.LineMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What guarding gave. Internal: may change in any release.
 *
 * @param guarded null if it was refused
 */
public record GuardingResult(
    @Nullable Migration guarded, LineMap lines, List<Finding> refusals, List<Finding> notes) {

  /** Copies the lists. */
  public GuardingResult {
    refusals = List.copyOf(refusals);
    notes = List.copyOf(notes);
  }

  static GuardingResult refused(List<Finding> refusals) {
    return new GuardingResult(null, new LineMap(List.of()), refusals, List.of());
  }
}
