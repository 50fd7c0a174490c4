package dev.oneledger.internal.engine;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.Target;
import java.util.List;

/**
 * Brings the ledger's copy of an environment journal up to date, as one fetches a remote branch.
 * Where ledger and target are the same database the copy is the journal itself, and there is
 * nothing to do.
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

  void update(JournalKey key) {
    JournalEntry copied = store.heads(app).get(key);
    List<JournalEntry> missing = target.read(key, copied == null ? 0 : copied.sequence());
    if (missing.isEmpty()) {
      return;
    }
    try {
      store.append(missing, List.of());
    } catch (JournalMovedException moved) {
      retryFrom(key);
    }
  }

  /**
   * Another runner copied in the meantime; what it left is copied now, or the next sync does it.
   */
  private void retryFrom(JournalKey key) {
    JournalEntry copied = store.heads(app).get(key);
    List<JournalEntry> missing = target.read(key, copied == null ? 0 : copied.sequence());
    if (!missing.isEmpty()) {
      store.append(missing, List.of());
    }
  }
}
