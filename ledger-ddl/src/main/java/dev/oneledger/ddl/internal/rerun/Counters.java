package dev.oneledger.ddl.internal.rerun;

/** What is to be said of statements that set a counter. */
final class Counters {
  private Counters() {}

  static Rerun setBack() {
    return Rerun.harmful(
        "RESTART sets the counter back when run again, to numbers that were given out since.",
        "Set a counter only where it is made, or by setval(…, greatest(…)) of what is in the table.");
  }
}
