package dev.oneledger.reliability.sets;

import dev.oneledger.LedgerException;
import dev.oneledger.ddl.Proof;
import dev.oneledger.ddl.ProofDifference;
import dev.oneledger.ddl.ProofStep;
import dev.oneledger.ddl.ProofStep.Outcome;
import dev.oneledger.ddl.ProofStep.Stage;
import dev.oneledger.ddl.ProofVerdict;
import dev.oneledger.ddl.ScratchDatabase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a file does as its authors wrote it, by the steps of a proof. */
record RawTrial(Applied applied, String why, Again again, Down down, String downWhy) {

  enum Applied {
    YES,
    FAILS,
    NOT_READ
  }

  /** A second run at once. */
  enum Again {
    NOTHING,
    FAILS,
    CHANGES,
    NOT_JUDGED
  }

  /** The authors' own way back. */
  enum Down {
    RIGHT,
    WRONG,
    FAILS,
    EMPTY,
    NONE,
    NOT_JUDGED
  }

  static RawTrial of(SetFile file, ScratchDatabase before) {
    try {
      ProofVerdict verdict = Proof.of(file.migration()).onPrepared(before.dataSource());
      ProofStep apply = verdict.step(Stage.APPLY).orElseThrow();
      return apply.isAsExpected()
          ? new RawTrial(Applied.YES, "", again(verdict), down(file, verdict), downWhy(verdict))
          : new RawTrial(Applied.FAILS, told(apply), Again.NOT_JUDGED, Down.NOT_JUDGED, "");
    } catch (LedgerException unread) {
      return new RawTrial(
          Applied.NOT_READ,
          String.valueOf(unread.getMessage()).lines().findFirst().orElse(""),
          Again.NOT_JUDGED,
          Down.NOT_JUDGED,
          "");
    }
  }

  private static Again again(ProofVerdict verdict) {
    return switch (verdict.step(Stage.APPLY_AGAIN).orElseThrow().outcome()) {
      case AS_EXPECTED -> Again.NOTHING;
      case DIFFERENT -> Again.CHANGES;
      case FAILED -> Again.FAILS;
      case NOT_TRIED -> Again.NOT_JUDGED;
    };
  }

  private static Down down(SetFile file, ProofVerdict verdict) {
    if (file.down() == null) {
      return Down.NONE;
    }
    if (isEmpty(file.down())) {
      return Down.EMPTY;
    }
    Optional<ProofStep> back = verdict.step(Stage.ROLL_BACK);
    return switch (back.map(ProofStep::outcome).orElse(Outcome.NOT_TRIED)) {
      case AS_EXPECTED -> Down.RIGHT;
      case DIFFERENT -> Down.WRONG;
      case FAILED -> Down.FAILS;
      case NOT_TRIED -> Down.NOT_JUDGED;
    };
  }

  private static boolean isEmpty(String text) {
    return text.replaceAll("(?m)--.*$", "").replaceAll("(?s)/\\*.*?\\*/", "").isBlank();
  }

  private static String downWhy(ProofVerdict verdict) {
    return verdict
        .step(Stage.ROLL_BACK)
        .filter(step -> !step.isAsExpected())
        .map(RawTrial::told)
        .orElse("");
  }

  static String told(ProofStep step) {
    List<ProofDifference> differences = step.differences();
    if (differences.isEmpty()) {
      return "line %s: %s".formatted(step.line(), step.text().lines().findFirst().orElse(""));
    }
    return differences.size()
        + " differences: "
        + differences.stream()
            .limit(4)
            .map(ProofDifference::toString)
            .collect(Collectors.joining("; "));
  }
}
