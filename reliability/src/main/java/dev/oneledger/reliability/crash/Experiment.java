package dev.oneledger.reliability.crash;

import dev.oneledger.LedgerException;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.SyncReport;
import dev.oneledger.reliability.server.OwnServers;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Strikes one scenario at points, and looks at what the next start makes of it. */
final class Experiment implements AutoCloseable {
  /** What PostgreSQL says to a statement whose work is done already. */
  private static final Set<String> DONE_ALREADY =
      Set.of("42P07", "42P06", "42710", "42701", "42723", "42P16", "23505");

  private final Scenario scenario;
  private final Stages fast;
  private final OwnServers killable;
  private @Nullable Stages durable;
  private final Truth expected;
  private final long calls;

  /**
   * Makes the start that nothing strikes.
   *
   * @param fast servers that are not killed
   * @param durable servers that are
   */
  Experiment(Scenario scenario, OwnServers fast, OwnServers durable) {
    this.scenario = scenario;
    this.fast = new Stages(fast, scenario);
    this.killable = durable;
    try (Stage stage = this.fast.fresh()) {
      StruckStart.End end =
          new StruckStart(scenario, stage, new Point(FaultKind.EXCEPTION, 0)).run();
      if (!end.complaint().isEmpty()) {
        throw new IllegalStateException(scenario.name() + ": " + end.complaint());
      }
      this.calls = end.calls();
      this.expected = Truth.of(scenario, stage);
    }
  }

  Scenario scenario() {
    return scenario;
  }

  /** How many calls to the driver a start makes that nothing strikes. */
  long calls() {
    return calls;
  }

  /** How many traces its statements leave. */
  int traces() {
    return expected.traces().size();
  }

  /** May be called by several threads; halted processes and killed servers take turns. */
  Outcome strike(Point point) {
    return switch (point.kind()) {
      case EXCEPTION, REPLY_LOST, CONNECTION_CUT ->
          strike(fast, point, stage -> new StruckStart(scenario, stage, point).run());
      case PROCESS_HALTED -> {
        synchronized (fast) {
          yield strike(fast, point, stage -> HaltedStart.run(scenario, stage, point));
        }
      }
      case SERVER_KILLED -> {
        synchronized (killable) {
          if (durable == null) {
            durable = new Stages(killable, scenario);
          }
          yield strike(durable, point, stage -> new StruckStart(scenario, stage, point).run());
        }
      }
    };
  }

  private Outcome strike(Stages stages, Point point, Function<Stage, StruckStart.End> start) {
    try (Stage stage = stages.fresh()) {
      StruckStart.End end = start.apply(stage);
      Finding found = recover(stage);
      boolean improper = found.verdict == Verdict.CONVERGED && !end.complaint().isEmpty();
      return improper
          ? new Outcome(point, end.struck(), Verdict.IMPROPER, end.complaint())
          : new Outcome(point, end.struck(), found.verdict, found.words);
    }
  }

  private record Finding(Verdict verdict, String words) {}

  /** Starts again, as an orchestrator would, and once more. */
  private Finding recover(Stage stage) {
    try {
      scenario.open(stage.dataSources()).sync(Scenario.ENVIRONMENT);
    } catch (MigrationFailedException failed) {
      boolean again = DONE_ALREADY.contains(String.valueOf(failed.sqlState()));
      return new Finding(
          again ? Verdict.RERUN : Verdict.STUCK, String.valueOf(failed.getMessage()));
    } catch (LedgerException refused) {
      return new Finding(Verdict.STUCK, String.valueOf(refused.getMessage()));
    }
    SyncReport again = scenario.open(stage.dataSources()).sync(Scenario.ENVIRONMENT);
    return again.applied().isEmpty()
        ? compare(Truth.of(scenario, stage))
        : new Finding(Verdict.STUCK, "the start after the next one applied " + again.applied());
  }

  private Finding compare(Truth found) {
    List<String> surplus = found.surplusAgainst(expected);
    if (!surplus.isEmpty()) {
      return new Finding(Verdict.DOUBLED, String.join("\n", surplus));
    }
    List<String> lost = found.lostAgainst(expected);
    if (!lost.isEmpty()) {
      return new Finding(Verdict.LOST, String.join("\n", lost));
    }
    if (!found.findings().isEmpty()) {
      return new Finding(Verdict.JOURNAL_WRONG, String.join("\n", found.findings()));
    }
    return found.applied().equals(expected.applied())
        ? new Finding(Verdict.CONVERGED, "")
        : new Finding(Verdict.JOURNAL_WRONG, "applied: " + found.applied());
  }

  @Override
  public void close() {
    fast.close();
    if (durable != null) {
      durable.close();
    }
  }
}
