package dev.oneledger.ddl.internal.rollback;

import dev.oneledger.Finding;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.internal.data.CapturePlan;
import java.util.List;

/**
 * What generating a rollback gave. Internal: may change in any release.
 *
 * @param rollback the text, which is not whole if there are refusals
 * @param rows what the migration has to keep for it
 * @param refusals what it leaves out
 * @param notes what is worth knowing about it
 */
public record RollingResult(
    SqlText rollback, CapturePlan rows, List<Finding> refusals, List<Finding> notes) {

  /** Copies the lists. */
  public RollingResult {
    refusals = List.copyOf(refusals);
    notes = List.copyOf(notes);
  }
}
