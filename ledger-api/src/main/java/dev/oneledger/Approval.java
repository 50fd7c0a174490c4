package dev.oneledger;

import java.time.Instant;

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
   * @throws LedgerException if nothing can be seen of {@code who} or {@code why}, or {@code who}
   *     has a character that cannot be seen or breaks the line
   */
  public Approval {
    who = Answerable.who("An approval", "approves the release", who, why);
  }

  /**
   * Whether it is this person's: names count as the same if only capitals, blanks or invisible
   * characters differ.
   */
  public boolean isBy(String person) {
    return Answerable.isSame(who, person);
  }
}
