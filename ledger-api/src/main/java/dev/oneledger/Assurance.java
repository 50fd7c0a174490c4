package dev.oneledger;

import java.util.Locale;

/** How it is known that a migration has a property. */
public enum Assurance {
  /** Somebody ran it on a database to throw away, and compared. */
  PROVEN,
  /**
   * Somebody says so and nobody ran it: the author, by a rollback text beside it; the words of
   * every statement, which make a second run harmless; or whoever recorded it so.
   */
  CLAIMED,
  /** Nothing says so, or a proof found that it is not so. */
  NO;

  /** The word in journals and manifests: {@code proven}, {@code claimed} or {@code no}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a {@link #label()} back.
   *
   * @throws LedgerException if it is none
   */
  public static Assurance ofLabel(String label) {
    for (Assurance assurance : values()) {
      if (assurance.label().equals(label)) {
        return assurance;
      }
    }
    throw new LedgerException(
        "Expected proven, claimed or no, found '%s'.".formatted(TextTable.visible(label)));
  }
}
