package dev.oneledger;

import org.jspecify.annotations.Nullable;

/**
 * A migration that another tool applied and that becomes ours: made by {@link #of}, refined by
 * {@link #as} and {@link #withText}.
 *
 * @param key the other tool's name for it, as a reading or a drift report has it
 * @param id what it is called in the ledger; null for the revision and slug its key tells, or a new
 *     revision after all others where that tells none. The id of a migration we have says that the
 *     two are one
 * @param sql its text; null for the one that the reader found among their scripts. Where there is
 *     neither it is known by name only
 * @param who the person who answers for it
 * @param why the reason
 */
public record Adoption(
    String key, @Nullable String id, @Nullable String sql, String who, String why) {
  /**
   * Checks that somebody answers for it.
   *
   * @throws LedgerException if nothing can be seen of {@code who} or {@code why}, or {@code who}
   *     has a character that cannot be seen or breaks the line
   */
  public Adoption {
    who = Answerable.who("An adoption", "adopts the migration", who, why);
  }

  /** A migration of theirs, under the name and with the text that can be told. */
  public static Adoption of(String key, String who, String why) {
    return new Adoption(key, null, null, who, why);
  }

  /** The same under this name: a new one, or that of a migration of ours which it is. */
  public Adoption as(String ours) {
    return new Adoption(key, ours, sql, who, why);
  }

  /** The same with this text. */
  public Adoption withText(String text) {
    return new Adoption(key, id, text, who, why);
  }
}
