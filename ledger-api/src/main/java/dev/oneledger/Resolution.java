package dev.oneledger;

/**
 * What somebody who looked says of a statement in doubt.
 *
 * @param applied whether it took effect
 * @param who the person who says so
 * @param why what they saw
 */
public record Resolution(boolean applied, String who, String why) {
  /**
   * Checks that somebody answers for it.
   *
   * @throws LedgerException if {@code who} or {@code why} is blank
   */
  public Resolution {
    if (who.isBlank() || why.isBlank()) {
      throw new LedgerException(
          "A resolution needs somebody who answers for it: say who looked, and what they saw.");
    }
  }

  /** It took effect: the migration goes on behind it. */
  public static Resolution applied(String who, String why) {
    return new Resolution(true, who, why);
  }

  /** It did not take effect: it is run again. */
  public static Resolution notApplied(String who, String why) {
    return new Resolution(false, who, why);
  }
}
