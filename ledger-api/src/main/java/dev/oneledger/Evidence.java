package dev.oneledger;

/** How we know what a cell of the matrix says. */
public enum Evidence {
  /** Our own journal in that database. */
  JOURNAL,
  /** The other tool's history table, read by us. */
  HISTORY,
  /** A receipt that was read from the environment's history, or has a valid signature. */
  PROVEN,
  /** A receipt that nothing proves. */
  CLAIMED
}
