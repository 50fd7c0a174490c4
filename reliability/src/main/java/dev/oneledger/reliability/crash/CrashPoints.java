package dev.oneledger.reliability.crash;

import dev.oneledger.reliability.campaign.Options;
import dev.oneledger.reliability.server.Durability;
import dev.oneledger.reliability.server.OwnServers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The campaign over crash points. Options: {@code points} (how many, 2000 unless said otherwise),
 * {@code scenario} and {@code kind} (one instead of all), {@code call} (this one point), {@code
 * cheap} (how many points there are for one that halts a process or kills a server, 3).
 */
public final class CrashPoints {
  private static final long LONG_FORM = 2000;
  private static final int CHEAP_FOR_ONE_DEAR = 3;
  private static final int PROGRESS = 100;
  private static final int AT_ONCE = 4;

  private final Options options;
  private final Figures figures = new Figures();

  private CrashPoints(Options options) {
    this.options = options.allowing("points", "scenario", "kind", "call", "cheap");
  }

  /** Runs it, prints the figures, and tells whether they are as they must be. */
  public static boolean run(Options options) {
    Figures figures = figures(options);
    System.out.println(figures);
    return figures.areGood();
  }

  /** Runs it. */
  static Figures figures(Options options) {
    CrashPoints campaign = new CrashPoints(options);
    campaign.run();
    return campaign.figures;
  }

  private void run() {
    List<Scenario> scenarios =
        options.text("scenario").map(Scenarios::named).map(List::of).orElseGet(Scenarios::all);
    try (OwnServers fast = new OwnServers(Durability.FAST);
        OwnServers durable = new OwnServers(Durability.DURABLE)) {
      for (Scenario scenario : scenarios) {
        try (Experiment experiment = new Experiment(scenario, fast, durable)) {
          System.out.printf(
              "%s: a start makes %s calls and leaves %s traces%n",
              scenario.name(), experiment.calls().size(), experiment.traces());
          strike(experiment, points(experiment, scenarios.size()));
          figures.addLookedAtAgain(experiment.lookedAtAgain());
        }
      }
    }
  }

  private List<Point> points(Experiment experiment, int scenarios) {
    Optional<FaultKind> kind = options.text("kind").map(FaultKind::named);
    if (options.text("call").isPresent()) {
      return List.of(new Point(kind.orElse(FaultKind.EXCEPTION), options.number("call", 1)));
    }
    long share = (options.number("points", LONG_FORM) + scenarios - 1) / scenarios;
    Set<FaultKind> kinds = kind.map(Set::of).orElse(EnumSet.allOf(FaultKind.class));
    int cheap = (int) options.number("cheap", CHEAP_FOR_ONE_DEAR);
    return new Sample(kinds, cheap).of(experiment.calls(), share);
  }

  /**
   * More at a time than there are cores, since each also waits: for locks, and for what was cut.
   */
  private void strike(Experiment experiment, List<Point> points) {
    ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<Outcome>> outcomes = new ArrayList<>();
      points.forEach(point -> outcomes.add(workers.submit(() -> experiment.strike(point))));
      for (int i = 0; i < points.size(); i++) {
        figures.add(experiment.scenario(), outcome(experiment, points.get(i), outcomes.get(i)));
        if (figures.points() % PROGRESS == 0) {
          System.out.printf("%s points%n", figures.points());
        }
      }
    } finally {
      workers.shutdownNow();
    }
  }

  /** What came out, or all that is known of a campaign that could not go on. */
  private static Outcome outcome(Experiment experiment, Point point, Future<Outcome> outcome) {
    try {
      return outcome.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    } catch (ExecutionException failed) {
      StringWriter cause = new StringWriter();
      failed.printStackTrace(new PrintWriter(cause));
      throw new IllegalStateException(
          "scenario=%s kind=%s call=%s could not be looked at:%n%s"
              .formatted(experiment.scenario().name(), point.kind(), point.call(), cause),
          failed);
    }
  }
}
