package dev.oneledger.spi;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * A moment on the monotonic clock by which waiting for other runners ends, and who is told while it
 * lasts. Immutable.
 */
public final class Deadline {
  private final long nanoTime;
  private final Duration allowed;
  private final Consumer<LockHolder> listener;

  private Deadline(long nanoTime, Duration allowed, Consumer<LockHolder> listener) {
    this.nanoTime = nanoTime;
    this.allowed = allowed;
    this.listener = listener;
  }

  /** A deadline this long from now. */
  public static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos(), duration, holder -> {});
  }

  /** The same moment, with somebody who hears for whom is waited. */
  public Deadline telling(Consumer<LockHolder> waitingListener) {
    return new Deadline(nanoTime, allowed, waitingListener);
  }

  /** Tells the listener for whom is waited; whoever waits calls this, about once a second. */
  public void waitingFor(LockHolder holder) {
    listener.accept(holder);
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
