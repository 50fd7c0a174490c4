package dev.oneledger.ddl.internal.proof;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Migration;
import dev.oneledger.ddl.ProofDifference;
import dev.oneledger.ddl.ProofStep;
import dev.oneledger.ddl.ProofStep.Outcome;
import dev.oneledger.ddl.ProofStep.Stage;
import dev.oneledger.ddl.ProofVerdict.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the steps of a proof say about a migration. Internal: may change in any release. */
public record Judge(Migration migration, List<ProofStep> steps) {
  private static final int LISTED = 20;

  /** Copies the list. */
  public Judge {
    steps = List.copyOf(steps);
  }

  /** Whether it changes nothing when it runs again. */
  public Judgement replayable() {
    return new Judgement(
        steps.stream()
            .filter(s -> s.stage() == Stage.APPLY || s.stage() == Stage.APPLY_AGAIN)
            .filter(s -> !s.isAsExpected())
            .map(this::finding)
            .toList());
  }

  /** Whether its rollback leads back, and on from there. */
  public Judgement reversible() {
    List<Finding> findings = new ArrayList<>();
    for (ProofStep step : steps) {
      boolean judged = step.stage() != Stage.APPLY_AGAIN && !step.isAsExpected();
      boolean follows = step.outcome() == Outcome.NOT_TRIED && !findings.isEmpty();
      if (judged && !follows) {
        findings.add(finding(step));
      }
    }
    if (migration.rollback() == null && findings.isEmpty()) {
      findings.add(
          new Finding(
              FindingCode.NO_ROLLBACK,
              migration.origin(),
              "it has no rollback, so nothing leads back",
              "Write one beside it, or let Rollback generate it."));
    }
    return new Judgement(findings);
  }

  private Finding finding(ProofStep step) {
    return new Finding(code(step), place(step), text(step), remedy(step));
  }

  private static FindingCode code(ProofStep step) {
    boolean failed = step.outcome() == Outcome.FAILED;
    return switch (step.stage()) {
      case APPLY -> FindingCode.APPLY_FAILS;
      case APPLY_AGAIN, ROLL_BACK_AGAIN ->
          failed ? FindingCode.REPLAY_FAILS : FindingCode.REPLAY_CHANGES;
      case ROLL_BACK -> failed ? FindingCode.ROLLBACK_FAILS : FindingCode.ROLLBACK_DIFFERS;
      case APPLY_ONCE_MORE -> FindingCode.ROLLBACK_DIFFERS;
    };
  }

  private String place(ProofStep step) {
    boolean back = step.stage() == Stage.ROLL_BACK || step.stage() == Stage.ROLL_BACK_AGAIN;
    String file = back ? "the rollback of " + migration.origin() : migration.origin();
    return step.line() == 0 ? file : "%s:%s".formatted(file, step.line());
  }

  private static String text(ProofStep step) {
    String what =
        switch (step.stage()) {
          case APPLY -> "the migration";
          case APPLY_AGAIN -> "the migration, run a second time,";
          case ROLL_BACK -> "the rollback";
          case ROLL_BACK_AGAIN -> "the rollback, run a second time,";
          case APPLY_ONCE_MORE -> "the migration, applied once more after its rollback,";
        };
    return switch (step.outcome()) {
      case FAILED -> "%s fails: %s".formatted(what, step.text());
      case NOT_TRIED -> "%s was not tried: %s".formatted(what, step.text());
      case AS_EXPECTED, DIFFERENT -> "%s leaves %s".formatted(what, listed(step.differences()));
    };
  }

  private static String listed(List<ProofDifference> differences) {
    String first =
        differences.stream()
            .limit(LISTED)
            .map(ProofDifference::toString)
            .collect(Collectors.joining("; "));
    int more = differences.size() - Math.min(LISTED, differences.size());
    return "%s %s: %s%s"
        .formatted(
            differences.size(),
            differences.size() == 1 ? "difference" : "differences",
            first,
            more == 0 ? "" : "; and %s more".formatted(more));
  }

  private static String remedy(ProofStep step) {
    return switch (step.stage()) {
      case APPLY ->
          "Correct the statement, or bring the scratch database into the state that the migration"
              + " is meant for.";
      case APPLY_AGAIN ->
          "Guard the statement, so that it does nothing where its work is done already; Guard can"
              + " do it.";
      case ROLL_BACK_AGAIN ->
          "Guard the statement of the rollback, so that it does nothing where there is nothing to"
              + " take back.";
      case ROLL_BACK -> "Correct the rollback, or let Rollback generate it.";
      case APPLY_ONCE_MORE ->
          "Correct the rollback: what it leaves is not what the migration is meant for.";
    };
  }
}
