package dev.oneledger;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;

/**
 * That somebody approved one release revision. The library asks nobody for a password: {@code who}
 * is what the caller said.
 *
 * @param who the person who answers for it
 * @param why the reason, as it was said
 * @param at when, by the clock of the ledger that recorded it
 */
public record Approval(String who, String why, Instant at) {
  /**
   * Checks that somebody answers for it.
   *
   * @throws LedgerException if {@code who} or {@code why} is blank
   */
  public Approval {
    if (who.isBlank() || why.isBlank()) {
      throw new LedgerException(
          "An approval needs somebody who answers for it: say who approves the release, and why.");
    }
    who = who.strip();
  }

  /**
   * Whether it is this person's: names count as the same if only capitals, blanks or invisible
   * characters differ.
   */
  public boolean isBy(String person) {
    return plain(who).equals(plain(person));
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .replaceAll("[\\p{Cf}\\p{Cc}\\s]", "")
        .toLowerCase(Locale.ROOT);
  }
}
