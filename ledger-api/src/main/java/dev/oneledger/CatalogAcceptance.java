package dev.oneledger;

/**
 * That a schema is right as it is, whatever made it so.
 *
 * @param who the person who answers for it
 * @param why the reason
 */
public record CatalogAcceptance(String who, String why) {
  /**
   * Checks that somebody answers for it.
   *
   * @throws LedgerException if nothing can be seen of {@code who} or {@code why}, or {@code who}
   *     has a character that cannot be seen or breaks the line
   */
  public CatalogAcceptance {
    who = Answerable.who("An acceptance", "accepts the schema", who, why);
  }

  /** One by this person, for this reason. */
  public static CatalogAcceptance by(String who, String why) {
    return new CatalogAcceptance(who, why);
  }
}
