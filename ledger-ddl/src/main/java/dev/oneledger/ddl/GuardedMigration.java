package dev.oneledger.ddl;

import dev.oneledger.Finding;
import dev.oneledger.FindingsException;
import dev.oneledger.Migration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a migration that was guarded.
 *
 * <p>Immutable and thread-safe.
 *
 * @param original the migration as it was handed in
 * @param guarded the migration with the guarded text; null if it was refused
 * @param lines which line of the guarded text comes from which line of the original
 * @param refusals why it was refused, by statement; empty if it was not
 * @param notes what is worth knowing about the guarded migration
 */
public record GuardedMigration(
    Migration original,
    @Nullable Migration guarded,
    LineMap lines,
    List<Finding> refusals,
    List<Finding> notes) {

  /** Copies the lists. */
  public GuardedMigration {
    refusals = List.copyOf(refusals);
    notes = List.copyOf(notes);
  }

  /**
   * The migration with the guarded text.
   *
   * @throws FindingsException if it was refused, with the reasons
   */
  public Migration migration() {
    if (guarded == null) {
      throw new FindingsException(
          "Migration %s cannot be made safe to run again:".formatted(original.id()), refusals);
    }
    return guarded;
  }

  /** Whether there is no guarded text. */
  public boolean isRefused() {
    return guarded == null;
  }
}
