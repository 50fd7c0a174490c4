package dev.oneledger.internal.statementwise;

/** How a session runs a statement. Internal: may change in any release. */
public enum Manner {
  /** In a transaction together with the entry that says it is done. */
  IN_TRANSACTION,
  /**
   * By itself; if it fails, nothing of it is left, or what is left can be told and cleared away.
   */
  ALONE,
  /** By itself; if it fails, a part of it may be left. */
  PIECEMEAL
}
