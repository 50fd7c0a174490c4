package dev.oneledger.ddl.internal.proof;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.ProofStep;
import dev.oneledger.ddl.ProofStep.Stage;
import dev.oneledger.ddl.internal.proof.StateComparison.Leniency;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one proof, as the package's description numbers them. For one thread, once.
 * Internal: may change in any release.
 */
public final class ProofRun {
  private static final String SPOILED =
      "the step before left something that no transaction takes back";

  private final ScratchSession session;
  private final Migration migration;
  private final List<ProofStep> steps = new ArrayList<>();
  private boolean spoiled;

  /** A proof in the state that the session's database is in. */
  public ProofRun(ScratchSession session, Migration migration) {
    this.session = session;
    this.migration = migration;
  }

  /** Runs them and tells what came of each. */
  public List<ProofStep> steps() {
    ProofScript apply = script(Stage.APPLY, migration.apply());
    if (apply != null) {
      ScratchState before = session.state(false);
      if (take(attempt(Stage.APPLY, apply, strict(false)).runFreely())) {
        fromApplied(apply, before, session.state(false));
      } else {
        spoiled = true;
      }
    }
    return List.copyOf(steps);
  }

  /** True if the database is not in the state after the migration. */
  public boolean isSpoiled() {
    return spoiled;
  }

  private void fromApplied(ProofScript apply, ScratchState before, ScratchState after) {
    take(attempt(Stage.APPLY_AGAIN, apply, strict(apply.setsPositions())).run(after, after));
    SqlText text = migration.rollback();
    if (text == null) {
      return;
    }
    if (spoiled) {
      notTried(Stage.ROLL_BACK, SPOILED);
      return;
    }
    ProofScript rollback = script(Stage.ROLL_BACK, text);
    if (rollback == null) {
      return;
    }
    Leniency leniency = strict(apply.setsPositions() || rollback.setsPositions());
    if (!take(attempt(Stage.ROLL_BACK, rollback, leniency).run(after, before))) {
      notTried(Stage.ROLL_BACK_AGAIN, "the first rollback was not right");
      notTried(Stage.APPLY_ONCE_MORE, "the first rollback was not right");
      return;
    }
    take(attempt(Stage.ROLL_BACK_AGAIN, rollback, leniency).run(before, before));
    if (spoiled) {
      notTried(Stage.APPLY_ONCE_MORE, SPOILED);
      return;
    }
    boolean back =
        take(attempt(Stage.APPLY_ONCE_MORE, apply, new Leniency(false, false)).run(before, after));
    spoiled |= !back;
  }

  /** Values count: nothing but what the text does may change them. */
  private static Leniency strict(boolean positionsCount) {
    return new Leniency(positionsCount, true);
  }

  private Attempt attempt(Stage stage, ProofScript script, Leniency leniency) {
    return new Attempt(session, stage, script, leniency);
  }

  private boolean take(Attempt.Result result) {
    steps.add(result.step());
    spoiled |= result.spoiled();
    return result.step().isAsExpected();
  }

  private void notTried(Stage stage, String why) {
    steps.add(Attempt.notTried(stage, why));
  }

  private @Nullable ProofScript script(Stage stage, SqlText text) {
    try {
      return session.script(text);
    } catch (LedgerException unusable) {
      steps.add(Attempt.unusable(stage, unusable));
      spoiled |= stage == Stage.APPLY;
      return null;
    }
  }
}
