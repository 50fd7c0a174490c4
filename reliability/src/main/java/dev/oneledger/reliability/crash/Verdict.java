package dev.oneledger.reliability.crash;

/** What became of a crash point, from best to worst. */
enum Verdict {
  /** The next start ended it, with everything there once. */
  CONVERGED("converged without a human"),
  /** The next start named the statement whose outcome cannot be known. */
  IN_DOUBT("named in doubt"),
  /** The struck start itself behaved badly: what it threw, or what it left open. */
  IMPROPER("improper end of the struck start"),
  /** The next start did not end, or one after it still found something to do. */
  STUCK("stuck"),
  /** The journals do not tell what happened. */
  JOURNAL_WRONG("journal wrong"),
  /** A statement was sent again although it had taken effect. */
  RERUN("blind re-runs"),
  /** A statement is recorded and has left no trace. */
  LOST("lost"),
  /** A statement has taken effect twice. */
  DOUBLED("doubled");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Whether this is how it must be. */
  boolean isGood() {
    return this == CONVERGED || this == IN_DOUBT;
  }
}
