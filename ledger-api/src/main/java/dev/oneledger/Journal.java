package dev.oneledger;

import java.util.List;

/**
 * One journal as it was read.
 *
 * @param key which journal
 * @param entries its entries in order; empty if the journal was never opened
 * @param findings what is wrong with its hashes; empty if it is whole
 */
public record Journal(JournalKey key, List<JournalEntry> entries, List<Finding> findings) {
  public Journal {
    entries = List.copyOf(entries);
    findings = List.copyOf(findings);
  }

  /**
   * Holds the journal to its hashes: every entry's content, its link to the entry before, the
   * sequence without gaps, and the state digest.
   *
   * @return this journal
   * @throws FindingsException naming each entry that does not hold
   */
  public Journal verify() {
    if (!findings.isEmpty()) {
      throw new FindingsException("Journal '%s' does not verify.".formatted(key), findings);
    }
    return this;
  }

  /** The journal as plain text: a line for each entry, and whether it is whole. */
  @Override
  public String toString() {
    return render(TextStyle.PLAIN);
  }

  /** The journal as text: a line for each entry, and whether it is whole. */
  public String render(TextStyle style) {
    return new JournalText(this, style).render();
  }
}
