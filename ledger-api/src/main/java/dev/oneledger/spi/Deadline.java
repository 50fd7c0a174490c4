package dev.oneledger.spi;

import java.time.Duration;

/** A moment on the monotonic clock by which waiting ends. Immutable. */
public final class Deadline {
  private final long nanoTime;
  private final Duration allowed;

  private Deadline(long nanoTime, Duration allowed) {
    this.nanoTime = nanoTime;
    this.allowed = allowed;
  }

  /** A deadline this long from now. */
  public static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos(), duration);
  }

  /** Whether it has passed. */
  public boolean hasPassed() {
    return System.nanoTime() - nanoTime >= 0;
  }

  /** What is left; zero once it has passed. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  /** How long was allowed in all. */
  public Duration allowed() {
    return allowed;
  }
}
