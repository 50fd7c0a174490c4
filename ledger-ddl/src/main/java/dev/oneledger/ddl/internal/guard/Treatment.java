package dev.oneledger.ddl.internal.guard;

/** When a statement of a guarded migration runs. */
enum Treatment {
  /** On every run, as it stands: the probe saw that a second run changes nothing. */
  ALWAYS("a"),
  /** When the objects it changes are in the state before it. */
  BY_STATE("s"),
  /** Once, by a record in the transaction that runs it. */
  ONCE("o"),
  /** Whenever a statement of the two sorts above is to run. */
  WITH_OTHERS("w");

  private final String letter;

  Treatment(String letter) {
    this.letter = letter;
  }

  /** What the guarded text calls it. */
  String letter() {
    return letter;
  }
}
