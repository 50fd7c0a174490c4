package dev.oneledger;

import java.util.Locale;

/** What the status matrix says of one migration in one environment. */
public enum CellState {
  /** It is there, with our text. */
  APPLIED,
  /** It is to be applied there: known (or in an assigned release), and not there. */
  PENDING,
  /** It is there with another text, or not as the ledger says. */
  DRIFTED,
  /** The last try failed. */
  FAILED,
  /** It is not known whether it took effect. */
  IN_DOUBT,
  /** It was applied and then undone by a rollback migration. */
  ROLLED_BACK,
  /** It is there, and the ledger does not know it. */
  OUTSIDE,
  /** It is not there and not meant to be, so far. */
  BLANK;

  /** The word shown; empty for {@link #BLANK}. */
  public String label() {
    return this == BLANK ? "" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
