package dev.oneledger;

/** What {@code sync} does at start-up in a managed environment. */
public enum StartMode {
  /** Applies what is due. The default: any number of replicas may do so at once. */
  APPLY,
  /**
   * Applies nothing and writes nothing, in the environment or in the ledger; fails if something is
   * not applied. Needs no more than to read the journal.
   */
  VERIFY,
  /**
   * Like {@link #VERIFY}, but waits for another replica to apply what is missing, until the
   * ledger's deadline has passed. What waiting cannot mend ends it at once.
   */
  WAIT
}
