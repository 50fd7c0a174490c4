package dev.oneledger.reliability.sets;

import dev.oneledger.Finding;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.ddl.Guard;
import dev.oneledger.ddl.GuardedMigration;
import dev.oneledger.ddl.ProofStep;
import dev.oneledger.ddl.ProofStep.Stage;
import dev.oneledger.ddl.ProofVerdict;
import dev.oneledger.ddl.ScratchDatabase;
import java.util.stream.Collectors;

/**
 * The guarded form of a file.
 *
 * @param why why it was refused, or what went wrong
 */
record GuardTrial(Result result, String why) {

  enum Result {
    /** A second run at once changes nothing. */
    RUNS_AGAIN,
    /** It was refused by name. */
    REFUSED,
    /** A second run changes something. */
    CHANGES,
    /** It fails, or does something else than the file. */
    FAILS,
    NOT_JUDGED
  }

  /** What guarding says; without a verdict yet. */
  record Guarded(Migration migration, String refusal) {}

  static Guarded guarded(ScratchDatabase before, SetFile file) {
    try {
      GuardedMigration guarded = Guard.of(file.migration()).on(before.dataSource());
      return guarded.isRefused()
          ? new Guarded(
              file.migration(),
              guarded.refusals().stream().map(GuardTrial::told).collect(Collectors.joining("; ")))
          : new Guarded(guarded.migration(), "");
    } catch (LedgerException refused) {
      return new Guarded(file.migration(), BackTrial.firstLine(refused));
    }
  }

  static GuardTrial of(ProofVerdict verdict) {
    ProofStep apply = verdict.step(Stage.APPLY).orElseThrow();
    if (!apply.isAsExpected()) {
      return new GuardTrial(Result.FAILS, "applied, " + RawTrial.told(apply));
    }
    ProofStep again = verdict.step(Stage.APPLY_AGAIN).orElseThrow();
    return switch (again.outcome()) {
      case AS_EXPECTED -> new GuardTrial(Result.RUNS_AGAIN, "");
      case DIFFERENT -> new GuardTrial(Result.CHANGES, RawTrial.told(again));
      case FAILED, NOT_TRIED -> new GuardTrial(Result.FAILS, "again, " + RawTrial.told(again));
    };
  }

  static String told(Finding finding) {
    return "%s %s %s"
        .formatted(finding.code().code(), finding.place(), finding.text().replaceAll("\\s+", " "));
  }
}
