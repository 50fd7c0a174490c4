package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.EntryKind;
import dev.oneledger.FindingCode;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.internal.engine.JournalState.Recorded;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.spi.HistoryRow;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A migration that counts as applied when management of an environment begins.
 *
 * @param id its id
 * @param migration the text it counts as applied with; empty if it is known by name only
 * @param details further facts for the journal
 */
record Taken(MigrationId id, Optional<Migration> migration, Map<String, String> details) {
  static final String THEIRS = "theirs";

  /** Waived as drift, and yet there: of a text that is not ours. */
  private static final Set<FindingCode> THERE_OTHERWISE =
      Set.of(FindingCode.CHANGED, FindingCode.UNSEEN_CHANGE, FindingCode.NEVER_RAN);

  /** One of ours. */
  static Taken of(Migration migration) {
    return new Taken(migration.id(), Optional.of(migration), Map.of());
  }

  /** What another tool's history shows as applied; empty where it is not, or not ours. */
  static Optional<Taken> of(Comparison comparison) {
    MigrationId id = comparison.id();
    HistoryRow row = comparison.theirs();
    if (id == null || row == null || !isThere(comparison)) {
      return Optional.empty();
    }
    Map<String, String> details = new TreeMap<>(Map.of(THEIRS, row.key()));
    Optional<Migration> text =
        comparison.cell() == CellState.APPLIED
            ? Optional.ofNullable(comparison.ours())
            : Optional.empty();
    return Optional.of(new Taken(id, text, details));
  }

  private static boolean isThere(Comparison comparison) {
    return comparison.cell() == CellState.APPLIED
        || (comparison.state() == RowState.WAIVED
            && comparison.finding() != null
            && THERE_OTHERWISE.contains(comparison.finding().code()));
  }

  /** Whether a journal says so already. */
  boolean isRecorded(JournalState state) {
    return state.isApplied(id)
        && state.of(id).map(Recorded::textHash).equals(migration.map(Migration::textHash));
  }

  EntryDraft draft() {
    Subject subject =
        migration
            .map(LedgerJournals::subject)
            .orElseGet(() -> new Subject(id.toString(), null, null));
    return new EntryDraft(EntryKind.BASELINED, subject, details);
  }
}
