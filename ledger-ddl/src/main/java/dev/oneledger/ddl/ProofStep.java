package dev.oneledger.ddl;

import java.util.List;

/**
 * One step of a proof and what came of it.
 *
 * @param stage which step
 * @param outcome what came of it
 * @param line the line of the statement that failed, or that made the difference; 0 where it is not
 *     one statement
 * @param text why it failed, or was not tried; else empty
 * @param differences what is not as it should be; empty if all is
 * @param notes what differs in a way that counts for nothing: a column's position, a sequence that
 *     stands further on, values that are new at each run
 */
public record ProofStep(
    Stage stage,
    Outcome outcome,
    int line,
    String text,
    List<ProofDifference> differences,
    List<ProofDifference> notes) {

  /** Copies the lists. */
  public ProofStep {
    differences = List.copyOf(differences);
    notes = List.copyOf(notes);
  }

  /** The steps, in order. */
  public enum Stage {
    /** The migration runs in the state it is meant for. */
    APPLY,
    /** It runs a second time at once. */
    APPLY_AGAIN,
    /** Its rollback runs. */
    ROLL_BACK,
    /** The rollback runs a second time at once. */
    ROLL_BACK_AGAIN,
    /** The migration runs once more where the rollback left. */
    APPLY_ONCE_MORE
  }

  /** What came of a step. */
  public enum Outcome {
    /** What is there is what should be. */
    AS_EXPECTED,
    /** It ran, and left something else. */
    DIFFERENT,
    /** It did not run. */
    FAILED,
    /** It was not tried, since an earlier step left nothing to judge it from. */
    NOT_TRIED
  }

  /** True if it left what it should. */
  public boolean isAsExpected() {
    return outcome == Outcome.AS_EXPECTED;
  }
}
