package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalKey;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.internal.waiting.Patience;
import dev.oneledger.jdbc.internal.LockKey;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.spi.Deadline;

/** Waits for a journal's lock, between tries and outside any transaction. Not thread-safe. */
final class Waiting {
  private final Session session;
  private final JournalKey key;
  private final Deadline deadline;
  private final Patience patience;

  Waiting(Session session, JournalKey key, Deadline deadline) {
    this.session = session;
    this.key = key;
    this.deadline = deadline;
    this.patience = new Patience(deadline);
  }

  /**
   * Waits a little before the next try.
   *
   * @throws LedgerBusyException if the deadline has passed; it says who holds the lock
   */
  void pause() {
    LockKey lock = LockKey.of(key);
    if (!patience.pause(() -> Backends.holding(session, lock))) {
      throw new LedgerBusyException(
          "Journal '%s' is locked by %s.\nWaited %s ms; nothing was done. Try again when it has finished, or allow a longer deadline."
              .formatted(key, Backends.holding(session, lock), deadline.allowed().toMillis()));
    }
  }
}
