package dev.oneledger.jdbc.internal;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries to append: one journal, consecutive, each following the one before. Internal: may change
 * in any release.
 */
public record EntryChain(List<JournalEntry> entries) {

  /**
   * Checks the entries among themselves.
   *
   * @throws LedgerException if they are no such chain: a defect of the caller
   */
  public EntryChain {
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new LedgerException("There is no entry to append: at least one is needed.");
    }
    for (int i = 1; i < entries.size(); i++) {
      JournalEntry before = entries.get(i - 1);
      JournalEntry entry = entries.get(i);
      if (!entry.key().equals(before.key())
          || entry.sequence() != before.sequence() + 1
          || !entry.chain().previous().equals(before.chain().hash())) {
        throw new LedgerException(
            "Entry %d of '%s' does not follow entry %d of '%s': entries appended together must be consecutive."
                .formatted(entry.sequence(), entry.key(), before.sequence(), before.key()));
      }
    }
  }

  /** The journal they belong to. */
  public JournalKey key() {
    return entries.get(0).key();
  }

  /** The sequence number the journal must have now; 0 if it must be empty. */
  public long expectedSequence() {
    return entries.get(0).sequence() - 1;
  }

  /** The hash the journal's last entry must have now; empty if there must be no entry. */
  public String expectedHash() {
    return expectedSequence() == 0 ? "" : entries.get(0).chain().previous().toString();
  }

  /** Whether the entries follow a journal whose last entry is this one. */
  public boolean follows(long sequence, @Nullable String hash) {
    return sequence == expectedSequence() && expectedHash().equals(hash == null ? "" : hash);
  }
}
