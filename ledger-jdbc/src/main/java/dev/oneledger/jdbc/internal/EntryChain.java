package dev.oneledger.jdbc.internal;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.internal.journal.Succession;
import dev.oneledger.spi.JournalMovedException;
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
   * @throws JournalMovedException if the first is to begin its journal, and does not
   */
  public EntryChain {
    entries = List.copyOf(entries);
    Succession.requireConsecutive(entries);
    JournalEntry first = entries.get(0);
    if (first.sequence() == 1) {
      Succession.requireFollows(null, first);
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

  /** Whether there must be no entry yet. */
  public boolean isBeginning() {
    return expectedSequence() == 0;
  }

  /** The hash the journal's last entry must have now; empty if there must be no entry. */
  public String expectedHash() {
    return isBeginning() ? "" : entries.get(0).chain().previous().toString();
  }

  /** Whether the entries follow a journal whose last entry is this one. */
  public boolean follows(long sequence, @Nullable String hash) {
    return sequence == expectedSequence() && expectedHash().equals(hash == null ? "" : hash);
  }
}
