package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.EntryKind;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.internal.engine.JournalState.Recorded;
import dev.oneledger.internal.engine.JournalState.Status;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.spi.HistoryRow;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the journal says of a migration when management of an environment begins: that it counts as
 * applied, or, where somebody let its being undone be, that it is rolled back.
 *
 * @param id its id
 * @param kind {@link EntryKind#BASELINED} or {@link EntryKind#ROLLED_BACK}
 * @param migration the text it counts with; empty if it is known by name only
 * @param details further facts for the journal
 */
record Taken(
    MigrationId id, EntryKind kind, Optional<Migration> migration, Map<String, String> details) {
  /** The detail with the other tool's key. */
  static final String THEIRS = "theirs";

  /** The detail that tells what somebody adopted. */
  static final String ADOPTED = "adopted";

  /** Waived as drift, and yet there: of a text that is not ours. */
  private static final Set<FindingCode> THERE_OTHERWISE =
      Set.of(FindingCode.CHANGED, FindingCode.UNSEEN_CHANGE, FindingCode.NEVER_RAN);

  /** One of ours that counts as applied. */
  static Taken of(Migration migration) {
    return new Taken(migration.id(), EntryKind.BASELINED, Optional.of(migration), Map.of());
  }

  /** What another tool's history says of one of ours; empty where it is due, or not ours. */
  static Optional<Taken> of(Comparison comparison) {
    MigrationId id = comparison.id();
    HistoryRow row = comparison.theirs();
    if (id == null || row == null) {
      return Optional.empty();
    }
    Map<String, String> details = new TreeMap<>(Map.of(THEIRS, row.key()));
    if (code(comparison) == FindingCode.ADOPTED) {
      details.put(ADOPTED, "yes");
    }
    Optional<Migration> ours = Optional.ofNullable(comparison.ours());
    if (comparison.cell() == CellState.APPLIED) {
      return Optional.of(new Taken(id, EntryKind.BASELINED, ours, details));
    }
    FindingCode waived = comparison.state() == RowState.WAIVED ? code(comparison) : null;
    if (waived == FindingCode.UNDONE) {
      return Optional.of(new Taken(id, EntryKind.ROLLED_BACK, ours, details));
    }
    return waived != null && THERE_OTHERWISE.contains(waived)
        ? Optional.of(new Taken(id, EntryKind.BASELINED, Optional.empty(), details))
        : Optional.empty();
  }

  private static @Nullable FindingCode code(Comparison comparison) {
    Finding finding = comparison.finding();
    return finding == null ? null : finding.code();
  }

  boolean isApplied() {
    return kind == EntryKind.BASELINED;
  }

  /** Whether a journal says so already. */
  boolean isRecorded(JournalState state) {
    Optional<Recorded> recorded = state.of(id);
    Status status = isApplied() ? Status.APPLIED : Status.ROLLED_BACK;
    return recorded.isPresent()
        && recorded.get().status() == status
        && (!isApplied()
            || Optional.ofNullable(recorded.get().textHash())
                .equals(migration.map(Migration::textHash)));
  }

  EntryDraft draft() {
    Subject subject =
        migration
            .map(LedgerJournals::subject)
            .orElseGet(() -> new Subject(id.toString(), null, null));
    return new EntryDraft(kind, subject, details);
  }
}
