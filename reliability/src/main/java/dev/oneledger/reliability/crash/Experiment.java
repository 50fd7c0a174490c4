package dev.oneledger.reliability.crash;

import dev.oneledger.reliability.server.OwnServers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Strikes one scenario at points, and looks at what the next start makes of it. */
final class Experiment implements AutoCloseable {
  /** Four points are looked at at once, so this is a server that ended about five times. */
  private static final int MOST_OWN_FAULTS = 20;

  private final Scenario scenario;
  private final Stages fast;
  private final OwnServers killable;
  private @Nullable Stages durable;
  private final Truth expected;
  private final List<String> calls;
  private final AtomicInteger ownFaults = new AtomicInteger();

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

  /** The calls to the driver that a start makes which nothing strikes. */
  List<String> calls() {
    return calls;
  }

  /** The number of the last of these calls that has some words in it. */
  long callWith(String words) {
    for (int i = calls.size() - 1; i >= 0; i--) {
      if (calls.get(i).contains(words)) {
        return i + 1L;
      }
    }
    throw new IllegalArgumentException("No call has '%s'".formatted(words));
  }

  /** How many points were looked at again because a server ended by a fault of its own. */
  int lookedAtAgain() {
    return ownFaults.get();
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

  /**
   * A point during which a server ended by a fault of its own says nothing of us: it is looked at
   * again, and the fault is counted.
   */
  private Outcome strike(Stages stages, Point point, Function<Stage, StruckStart.End> start) {
    int faultsBefore = stages.ownFaults();
    try {
      Outcome outcome = look(stages, point, start);
      if (stages.ownFaults() == faultsBefore) {
        return outcome;
      }
    } catch (RuntimeException failed) {
      if (stages.ownFaults() == faultsBefore || ownFaults.get() >= MOST_OWN_FAULTS) {
        throw failed;
      }
    }
    ownFaults.incrementAndGet();
    stages.revive();
    return strike(stages, point, start);
  }

  private Outcome look(Stages stages, Point point, Function<Stage, StruckStart.End> start) {
    try (Stage stage = stages.fresh()) {
      StruckStart.End end = start.apply(stage);
      Recovery.Found found = new Recovery(scenario, stage, expected).run();
      boolean improper = found.verdict().isGood() && !end.complaint().isEmpty();
      return improper
          ? new Outcome(point, end.struck(), Verdict.IMPROPER, end.complaint())
          : new Outcome(point, end.struck(), found.verdict(), found.words());
    }
  }

  @Override
  public void close() {
    fast.close();
    if (durable != null) {
      durable.close();
    }
  }
}
