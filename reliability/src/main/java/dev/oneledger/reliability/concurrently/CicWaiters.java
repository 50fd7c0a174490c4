package dev.oneledger.reliability.concurrently;

import dev.oneledger.reliability.campaign.Options;
import dev.oneledger.reliability.server.Durability;
import dev.oneledger.reliability.server.OwnPostgres;
import java.util.Map;

/**
 * The campaign of {@code CREATE INDEX CONCURRENTLY} with others waiting. Options: {@code times} (20
 * unless said otherwise), {@code waiters} (10).
 */
public final class CicWaiters {
  private static final int TIMES = 20;
  private static final int WAITERS = 10;

  private CicWaiters() {}

  /** Runs it, prints the figures, and tells whether they are as they must be. */
  public static boolean run(Options options) {
    CicFigures figures = figures(options);
    System.out.println(figures);
    return figures.areGood() && figures.areInTime();
  }

  /** Runs it. */
  static CicFigures figures(Options options) {
    options.allowing("times", "waiters");
    long times = options.number("times", TIMES);
    int waiters = (int) options.number("waiters", WAITERS);
    CicFigures figures = new CicFigures(waiters);
    try (OwnPostgres server = OwnPostgres.started(Durability.DURABLE, Map.of())) {
      for (int i = 1; i <= times; i++) {
        server.createDatabase("waiting" + i, "");
        figures.add(WaitingRound.on(server.url("waiting" + i), waiters));
        server.createDatabase("orphan" + i, "");
        figures.add(OrphanRound.on(server.url("orphan" + i)));
      }
    }
    return figures;
  }
}
