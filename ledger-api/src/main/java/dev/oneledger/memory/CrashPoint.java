package dev.oneledger.memory;

/** Where an {@link InMemoryTarget} loses the connection while it applies a step. */
public enum CrashPoint {
  /** Under the lock, before the first statement: nothing is left. */
  BEFORE_STATEMENTS,
  /**
   * After the last statement, before the commit: nothing is left of a transactional step, the
   * statements but no entry of any other.
   */
  AFTER_STATEMENTS,
  /** After the commit: everything is there, and the caller does not learn of it. */
  AFTER_COMMIT
}
