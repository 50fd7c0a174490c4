package dev.oneledger.ddl.internal.proof;

import dev.oneledger.LedgerException;
import dev.oneledger.ddl.ProofStep;
import dev.oneledger.ddl.ProofStep.Outcome;
import dev.oneledger.ddl.ProofStep.Stage;
import dev.oneledger.ddl.internal.proof.StateComparison.Leniency;
import dev.oneledger.spi.SqlStatement;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * One text run once with an outcome that is known beforehand. One that is not as expected is given
 * up, where the text runs in a transaction.
 */
record Attempt(ScratchSession session, Stage stage, ProofScript script, Leniency leniency) {

  /** What came of it. */
  record Result(ProofStep step, boolean spoiled) {}

  Result run(ScratchState from, ScratchState expected) {
    try {
      return script.transactional() ? inTransaction(from, expected) : stepByStep(from, expected);
    } catch (StatementFailure failed) {
      session.giveUp(script);
      boolean spoiled = !script.transactional() && !same(from);
      return new Result(
          step(Outcome.FAILED, failed.line(), failed.message(), StateComparison.none()), spoiled);
    }
  }

  private Result inTransaction(ScratchState from, ScratchState expected) throws StatementFailure {
    session.begin(script);
    session.runAll(script);
    StateComparison inside = compared(expected, true);
    if (!inside.isSame()) {
      session.giveUp(script);
      int line = isReplay() ? new CulpritSearch(session, script).line(from, inside) : 0;
      return new Result(step(Outcome.DIFFERENT, line, "", inside), false);
    }
    session.end(script);
    return ended(expected, committed -> 0);
  }

  private Result stepByStep(ScratchState from, ScratchState expected) throws StatementFailure {
    Trail trail = new Trail();
    session.begin(script);
    for (SqlStatement statement : script.statements()) {
      session.run(script, statement);
      if (isReplay()) {
        trail.add(statement, session.state(false));
      }
    }
    session.end(script);
    return ended(expected, committed -> trail.culprit(from, committed));
  }

  private Result ended(ScratchState expected, ToIntFunction<StateComparison> culprit) {
    StateComparison committed = compared(expected, false);
    return committed.isSame()
        ? new Result(asExpected(committed), false)
        : new Result(step(Outcome.DIFFERENT, culprit.applyAsInt(committed), "", committed), true);
  }

  private boolean isReplay() {
    return stage == Stage.APPLY_AGAIN || stage == Stage.ROLL_BACK_AGAIN;
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
