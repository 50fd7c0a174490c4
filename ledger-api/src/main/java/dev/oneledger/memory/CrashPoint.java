package dev.oneledger.memory;

/** Where an {@link InMemoryTarget} loses the connection while it applies a step. */
public enum CrashPoint {
  /**
   * Under the lock, before the first statement: nothing is left. Of a statement that runs by itself
   * it is recorded that it was about to run.
   */
  BEFORE_STATEMENTS,
  /**
   * After the last statement, before the commit: nothing is left of what runs in a transaction. A
   * statement that runs by itself took effect, and it is not recorded.
   */
  AFTER_STATEMENTS,
  /** After the commit: everything is there, and the caller does not learn of it. */
  AFTER_COMMIT
}
