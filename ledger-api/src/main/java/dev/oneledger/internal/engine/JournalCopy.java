package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.internal.journal.Succession;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings the ledger's copy of an environment journal up to date, as one fetches a remote branch.
 * Where the store holds the journal itself, with the same last entry, ledger and target are one
 * database and nothing is copied.
 *
 * <p>A journal that does not continue its copy (the database was restored or made anew, or two
 * databases go by one environment's name) is not copied over it: that is a finding, and the
 * environment goes on from what it has.
 */
final class JournalCopy {
  private final LedgerStore store;
  private final Target target;
  private final String app;

  JournalCopy(Context context, Target target) {
    this.store = context.store();
    this.app = context.app();
    this.target = target;
  }

  /** Copies what is missing; says so where the journal does not continue the copy. */
  Optional<Finding> update(JournalKey key) {
    Map<JournalKey, JournalEntry> heads = store.heads(app);
    Optional<JournalEntry> head = target.head(key);
    if (head.isEmpty() || isKept(heads.get(key), head.get())) {
      return Optional.empty();
    }
    JournalEntry copied = heads.get(Succession.copyOf(key));
    List<JournalEntry> newer = target.read(key, copied == null ? 0 : copied.sequence() - 1);
    if (copied != null && !continues(copied, newer)) {
      return Optional.of(Findings.rewound(key, copied, newer.isEmpty() ? null : newer.get(0)));
    }
    List<JournalEntry> missing = copied == null ? newer : newer.subList(1, newer.size());
    if (!missing.isEmpty()) {
      append(missing);
    }
    return Optional.empty();
  }

  /** Whether what the store keeps ends with this entry. */
  static boolean isKept(@Nullable JournalEntry kept, JournalEntry head) {
    return kept != null && kept.chain().hash().equals(head.chain().hash());
  }

  private static boolean continues(JournalEntry copied, List<JournalEntry> newer) {
    return !newer.isEmpty() && newer.get(0).chain().hash().equals(copied.chain().hash());
  }

  private void append(List<JournalEntry> missing) {
    try {
      store.copy(missing);
    } catch (JournalMovedException copiedMeanwhile) {
      // Another runner copies the same entries; whatever is still missing is copied by the next
      // sync.
      JournalEntry head = store.heads(app).get(Succession.copyOf(missing.get(0).key()));
      requireProgress(copiedMeanwhile, head, missing.get(0));
    }
  }

  private static void requireProgress(
      JournalMovedException moved, @Nullable JournalEntry head, JournalEntry first) {
    if (head == null || head.sequence() < first.sequence()) {
      throw moved;
    }
  }
}
