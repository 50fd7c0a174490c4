package dev.oneledger.ddl;

import dev.oneledger.Finding;
import dev.oneledger.FindingsException;
import dev.oneledger.Migration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A migration with the rollback that was generated for it.
 *
 * @param original the migration as it was handed in
 * @param reversible the migration with its rollback, and with what keeps the rows that the rollback
 *     needs around its statements; null if it was refused
 * @param refusals what cannot be taken back; empty if it was not refused
 * @param notes what the rollback does to rows that come after the migration
 */
public record GeneratedRollback(
    Migration original,
    @Nullable Migration reversible,
    List<Finding> refusals,
    List<Finding> notes) {

  /** Copies the lists. */
  public GeneratedRollback {
    refusals = List.copyOf(refusals);
    notes = List.copyOf(notes);
  }

  /**
   * The migration with its rollback.
   *
   * @throws FindingsException if it was refused, with the reasons
   */
  public Migration migration() {
    if (reversible == null) {
      throw new FindingsException(
          "No whole rollback of migration %s can be generated:".formatted(original.id()), refusals);
    }
    return reversible;
  }

  /** Whether there is no rollback. */
  public boolean isRefused() {
    return reversible == null;
  }
}
