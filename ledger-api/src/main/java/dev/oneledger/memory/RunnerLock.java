package dev.oneledger.memory;

import dev.oneledger.JournalKey;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerException;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.LockHolder;
import org.jspecify.annotations.Nullable;

/** The lock that lets one runner at a time apply. Not reentrant. Thread-safe. */
final class RunnerLock {
  private static final int BETWEEN_WORDS = 1000;

  private @Nullable String holder;

  synchronized void acquire(String runner, JournalKey journal, Deadline deadline) {
    while (holder != null) {
      if (deadline.hasPassed()) {
        throw new LedgerBusyException(
            "Journal '%s' is locked by another runner: %s. Gave up after %s ms; nothing was done. Try again when it has finished."
                .formatted(journal, holder, deadline.allowed().toMillis()));
      }
      deadline.waitingFor(LockHolder.unknown(String.valueOf(holder)));
      try {
        wait(Math.min(BETWEEN_WORDS, deadline.remaining().toMillis() + 1));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new LedgerException(
            "Interrupted while waiting for another runner; nothing was done.", interrupted);
      }
    }
    holder = runner;
  }

  /** Takes the lock for a runner outside; refused if somebody has it. */
  synchronized void hold(String runner) {
    if (holder != null) {
      throw new LedgerException(
          "The lock is held by %s already: release it before it is held again.".formatted(holder));
    }
    holder = runner;
  }

  synchronized void release() {
    holder = null;
    notifyAll();
  }
}
