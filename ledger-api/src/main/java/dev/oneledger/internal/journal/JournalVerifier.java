package dev.oneledger.internal.journal;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import java.util.ArrayList;
import java.util.List;

/** Holds a journal to its hashes. Internal: may change in any release. */
public final class JournalVerifier {
  private static final String REMEDY =
      "Compare with a backup or with the ledger's copy of this journal; somebody changed the table by hand.";

  private final JournalKey key;
  private final List<Finding> findings = new ArrayList<>();
  private final StateDigest state = new StateDigest();

  /**
   * Every later digest depends on an earlier one, so only the first that is wrong says something.
   */
  private boolean stateIsWrong;

  private JournalVerifier(JournalKey key) {
    this.key = key;
  }

  /** Every entry that does not hold; empty if the journal is whole. */
  public static List<Finding> verify(JournalKey key, List<JournalEntry> entries) {
    return new JournalVerifier(key).run(entries);
  }

  private List<Finding> run(List<JournalEntry> entries) {
    Hash previous = EntryHash.ofJournal(key);
    long expected = 1;
    for (JournalEntry entry : entries) {
      checkPlace(entry, expected);
      checkHashes(entry, previous);
      expected = entry.sequence() + 1;
      previous = entry.chain().hash();
    }
    return findings;
  }

  private void checkPlace(JournalEntry entry, long expected) {
    if (!entry.key().equals(key)) {
      add(FindingCode.CHAIN_BROKEN, entry, "belongs to journal '" + entry.key() + "'");
    }
    if (entry.sequence() != expected) {
      add(
          FindingCode.ENTRY_MISSING,
          entry,
          "expected sequence %s, found %s".formatted(expected, entry.sequence()));
    }
  }

  private void checkHashes(JournalEntry entry, Hash previous) {
    Hash content = EntryHash.of(entry);
    compare(FindingCode.ENTRY_ALTERED, entry, "entry hash", content, entry.chain().hash());
    compare(
        FindingCode.CHAIN_BROKEN,
        entry,
        "hash of the entry before",
        previous,
        entry.chain().previous());
    Hash digest = state.accept(entry).value();
    if (!stateIsWrong) {
      stateIsWrong = !digest.equals(entry.chain().state());
      compare(FindingCode.STATE_WRONG, entry, "state digest", digest, entry.chain().state());
    }
  }

  private void compare(
      FindingCode code, JournalEntry entry, String what, Hash expected, Hash actual) {
    if (!expected.equals(actual)) {
      add(code, entry, "%s: expected %s, found %s".formatted(what, expected, actual));
    }
  }

  private void add(FindingCode code, JournalEntry entry, String text) {
    findings.add(new Finding(code, key + " entry " + entry.sequence(), text, REMEDY));
  }
}
