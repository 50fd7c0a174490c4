package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;

/** The wording of findings about what a start asks for. */
final class StartFindings {
  private StartFindings() {}

  private static String place(String environment, MigrationId id) {
    return environment + ", " + id;
  }

  static Finding notApplied(String environment, MigrationId id) {
    return new Finding(
        FindingCode.NOT_APPLIED,
        place(environment, id),
        "is not applied there, and this start applies nothing.",
        "Let a start that applies (StartMode.APPLY) go first.");
  }

  static Finding newer(String environment, MigrationId id) {
    return new Finding(
        FindingCode.TOO_NEW,
        place(environment, id),
        "is applied there; this build ends before it, and is not to run on what a newer one applied (NewerRows.REFUSE).",
        "Start the newer build.");
  }

  static Finding above(String environment, MigrationId id, Revision to) {
    return new Finding(
        FindingCode.TOO_NEW,
        place(environment, id),
        "is applied there, and lies above the accepted range, which ends with %s.".formatted(to),
        "Start a build that accepts it.");
  }

  static Finding wouldExceed(String environment, MigrationId id, Revision to) {
    return new Finding(
        FindingCode.TOO_NEW,
        place(environment, id),
        "is due, and lies above the accepted range, which ends with %s: applied, it would shut this build out."
            .formatted(to),
        "Widen the range that accepting(...) declares, or leave the migration out of this build.");
  }
}
