package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.JournalEntry;
import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.internal.engine.JournalState.Recorded;
import dev.oneledger.internal.engine.ManagedView.Due;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.internal.journal.RollbackName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an environment journal records when a migration has been applied. */
final class Completion {
  private static final String OUT_OF_ORDER = "out-of-order";

  private Completion() {}

  /**
   * That it is applied, with the hash of the rollback text it has now; and that what it takes back,
   * if its name says so, is rolled back.
   *
   * @param journal the environment journal before
   */
  static List<EntryDraft> of(Due due, List<JournalEntry> journal) {
    Migration migration = due.migration();
    Map<String, String> details = new TreeMap<>();
    SqlText rollback = migration.rollback();
    if (rollback != null) {
      details.put(AppRecord.ROLLBACK, rollback.textHash().toString());
    }
    if (due.overtaker().isPresent()) {
      details.put(OUT_OF_ORDER, "true");
    }
    List<EntryDraft> drafts = new ArrayList<>();
    drafts.add(new EntryDraft(EntryKind.APPLIED, LedgerJournals.subject(migration), details));
    RollbackName.original(migration.id())
        .flatMap(original -> JournalState.of(journal).of(original))
        .filter(recorded -> recorded.status() == JournalState.Status.APPLIED)
        .ifPresent(recorded -> drafts.add(rolledBack(recorded, migration)));
    return drafts;
  }

  private static EntryDraft rolledBack(Recorded recorded, Migration by) {
    return new EntryDraft(
        EntryKind.ROLLED_BACK, recorded.subject(), Map.of("by", by.id().toString()));
  }
}
