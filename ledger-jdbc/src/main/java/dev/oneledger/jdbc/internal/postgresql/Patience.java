package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.LedgerException;
import dev.oneledger.spi.Deadline;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses between tries for a lock, of random length so that replicas started together do not keep
 * meeting. Not thread-safe.
 */
final class Patience {
  private static final int SHORTEST = 20;
  private static final int LONGEST = 200;

  private final Deadline deadline;

  Patience(Deadline deadline) {
    this.deadline = deadline;
  }

  /**
   * Waits a little.
   *
   * @return false, at once, if the deadline has passed
   * @throws LedgerException if the thread was interrupted; its flag is set again
   */
  boolean pause() {
    if (deadline.hasPassed()) {
      return false;
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
