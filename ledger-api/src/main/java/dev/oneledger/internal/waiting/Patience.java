package dev.oneledger.internal.waiting;

import dev.oneledger.LedgerException;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.LockHolder;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Pauses between tries for a lock, of random length so that replicas started together do not keep
 * meeting; while it lasts, the deadline's listener is told about once a second for whom is waited.
 * Not thread-safe. Internal: may change in any release.
 */
public final class Patience {
  private static final int SHORTEST = 20;
  private static final int LONGEST = 200;
  private static final long BETWEEN_WORDS = Duration.ofSeconds(1).toNanos();

  private final Deadline deadline;
  private long nextWord = System.nanoTime();

  /** Until this deadline. */
  public Patience(Deadline deadline) {
    this.deadline = deadline;
  }

  /**
   * Waits a little.
   *
   * @param holder asks who is waited for; called at the first pause and then about once a second
   * @return false, at once, if the deadline has passed
   * @throws LedgerException if the thread was interrupted; its flag is set again
   */
  public boolean pause(Supplier<LockHolder> holder) {
    if (deadline.hasPassed()) {
      return false;
    }
    if (System.nanoTime() - nextWord >= 0) {
      deadline.waitingFor(holder.get());
      nextWord = System.nanoTime() + BETWEEN_WORDS;
    }
    long wait = ThreadLocalRandom.current().nextLong(SHORTEST, LONGEST + 1);
    try {
      Thread.sleep(Math.min(wait, deadline.remaining().toMillis() + 1));
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LedgerException(
          "Interrupted while waiting for another runner; nothing was done.", interrupted);
    }
  }
}
