package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.internal.engine.ManagedView.Due;
import dev.oneledger.internal.journal.EntryDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an environment journal records when a migration has been applied. */
final class Completion {
  private static final String OUT_OF_ORDER = "out-of-order";

  private Completion() {}

  /** That it is applied, with the hash of the rollback text it has now. */
  static List<EntryDraft> of(Due due) {
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
    return drafts;
  }
}
