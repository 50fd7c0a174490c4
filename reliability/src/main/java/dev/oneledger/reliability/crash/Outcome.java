package dev.oneledger.reliability.crash;

/**
 * What became of a point.
 *
 * @param point which
 * @param struck the call that was struck, in words; empty if the start ended before that call
 * @param verdict the worst that was found
 * @param detail what was found, in words; empty where all is well
 */
record Outcome(Point point, String struck, Verdict verdict, String detail) {

  /** The outcome as lines, and how to see it again. */
  String describe(Scenario scenario) {
    return """
    %s: %s at call %s (%s)
      %s
      again: scenario=%s kind=%s call=%s"""
        .formatted(
            verdict.label(),
            point.kind().label(),
            point.call(),
            struck,
            detail.replace("\n", "\n  "),
            scenario.name(),
            point.kind(),
            point.call());
  }
}
