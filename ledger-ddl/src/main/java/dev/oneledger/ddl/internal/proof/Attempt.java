package dev.oneledger.ddl.internal.proof;

import dev.oneledger.LedgerException;
import dev.oneledger.ddl.ProofStep;
import dev.oneledger.ddl.ProofStep.Outcome;
import dev.oneledger.ddl.ProofStep.Stage;
import dev.oneledger.ddl.internal.proof.StateComparison.Leniency;
import java.util.List;

/**
 * One text run once with an outcome that is known beforehand. One that is not as expected is given
 * up, where the text runs in a transaction.
 */
record Attempt(ScratchSession session, Stage stage, ProofScript script, Leniency leniency) {

  /** What came of it. */
  record Result(ProofStep step, boolean spoiled) {}

  Result run(ScratchState from, ScratchState expected) {
    try {
      session.begin(script);
      session.runAll(script);
      if (script.transactional()) {
        StateComparison inside = compared(expected, true);
        if (!inside.isSame()) {
          session.giveUp(script);
          return new Result(different(inside, from), false);
        }
      }
      session.end(script);
      StateComparison committed = compared(expected, false);
      return new Result(
          committed.isSame() ? asExpected(committed) : step(Outcome.DIFFERENT, 0, "", committed),
          !committed.isSame());
    } catch (StatementFailure failed) {
      session.giveUp(script);
      boolean spoiled = !script.transactional() && !same(from);
      return new Result(
          step(Outcome.FAILED, failed.line(), failed.message(), StateComparison.none()), spoiled);
    }
  }

  /** The first run, whose outcome is what it is. */
  Result runFreely() {
    try {
      session.commit(script);
      return new Result(asExpected(StateComparison.none()), false);
    } catch (StatementFailure failed) {
      return new Result(
          step(Outcome.FAILED, failed.line(), failed.message(), StateComparison.none()),
          !script.transactional());
    }
  }

  private boolean same(ScratchState from) {
    return compared(from, false).isSame();
  }

  private StateComparison compared(ScratchState expected, boolean inTransaction) {
    return StateComparison.between(expected, session.state(inTransaction), leniency);
  }

  private ProofStep asExpected(StateComparison comparison) {
    return step(Outcome.AS_EXPECTED, 0, "", comparison);
  }

  private ProofStep different(StateComparison inside, ScratchState from) {
    boolean isReplay = stage == Stage.APPLY_AGAIN || stage == Stage.ROLL_BACK_AGAIN;
    int line = isReplay ? new CulpritSearch(session, script).line(from, inside) : 0;
    return step(Outcome.DIFFERENT, line, "", inside);
  }

  private ProofStep step(Outcome outcome, int line, String text, StateComparison comparison) {
    return new ProofStep(stage, outcome, line, text, comparison.differences(), comparison.notes());
  }

  static ProofStep notTried(Stage stage, String why) {
    return new ProofStep(stage, Outcome.NOT_TRIED, 0, why, List.of(), List.of());
  }

  /** A text that nobody but psql can run, or that controls transactions. */
  static ProofStep unusable(Stage stage, LedgerException why) {
    return new ProofStep(
        stage, Outcome.FAILED, 0, String.valueOf(why.getMessage()), List.of(), List.of());
  }
}
