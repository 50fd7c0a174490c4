package dev.oneledger.internal.journal;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.spi.JournalMovedException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be appended to a journal: entries that follow its head, and each other, by sequence and
 * by hash. Internal: may change in any release.
 */
public final class Succession {

  private Succession() {}

  /**
   * Checks that entries are consecutive entries of one journal.
   *
   * @return that journal
   * @throws LedgerException if there is no entry, or one does not follow the one before it
   */
  public static JournalKey requireConsecutive(List<JournalEntry> entries) {
    if (entries.isEmpty()) {
      throw new LedgerException(
          "Nothing to append: expected at least one journal entry, found none.");
    }
    for (int i = 1; i < entries.size(); i++) {
      JournalEntry entry = entries.get(i);
      if (!follows(entries.get(i - 1), entry)) {
        throw new LedgerException(
            "Entry %s of journal '%s' does not follow the entry before it in the same call; nothing was written. Make entries that are written together with one writer."
                .formatted(entry.sequence(), entry.key()));
      }
    }
    return entries.get(0).key();
  }

  /**
   * Checks that an entry follows a journal's head.
   *
   * @param head the journal's last entry; null if it has none
   * @throws JournalMovedException if it does not
   */
  public static void requireFollows(@Nullable JournalEntry head, JournalEntry first) {
    boolean fits = head == null ? begins(first) : follows(head, first);
    if (!fits) {
      throw new JournalMovedException(first.key());
    }
  }

  /**
   * Checks that a journal may be copied to a key.
   *
   * @throws LedgerException if it is not an environment journal, or the key is not for copies of it
   */
  public static void requireCopy(JournalKey copy, JournalKey journal) {
    if (!journal.isEnvironmentJournal()) {
      throw new LedgerException(
          "Journal '%s' cannot be copied: only environment journals are.".formatted(journal));
    }
    if (!copy.isCopy()
        || !copy.app().equals(journal.app())
        || !Objects.equals(copy.environmentName(), journal.environmentName())) {
      throw new LedgerException(
          "Journal '%s' cannot be copied to '%s': that is not where copies of it are kept."
              .formatted(journal, copy));
    }
  }

  private static boolean begins(JournalEntry first) {
    Hash beginning = EntryHash.ofJournal(first.key());
    return first.sequence() == 1 && first.chain().previous().equals(beginning);
  }

  private static boolean follows(JournalEntry before, JournalEntry entry) {
    return entry.key().equals(before.key())
        && entry.sequence() == before.sequence() + 1
        && entry.chain().previous().equals(before.chain().hash());
  }
}
