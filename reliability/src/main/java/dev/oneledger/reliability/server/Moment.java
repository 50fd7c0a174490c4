package dev.oneledger.reliability.server;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what is to come about by itself, by asking again and again. */
public final class Moment {
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Moment() {}

  /**
   * Returns when it has come.
   *
   * @param what it is waited for, in words
   * @throws IllegalStateException if it does not come in time
   */
  public static void await(String what, Duration limit, BooleanSupplier hasCome) {
    Instant end = Instant.now().plus(limit);
    while (!hasCome.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("Waited %s for %s".formatted(limit, what));
      }
      pause(PAUSE);
    }
  }

  /** Lets some time go by. */
  public static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    }
  }
}
