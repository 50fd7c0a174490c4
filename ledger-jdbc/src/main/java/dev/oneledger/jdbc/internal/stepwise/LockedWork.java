package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerException;
import dev.oneledger.internal.waiting.Patience;
import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.tables.EntryAppend;
import dev.oneledger.jdbc.internal.tables.HeadCheck;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.JournalMovedException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Work on one journal under its lock. For one thread. */
final class LockedWork implements AutoCloseable {
  private final JournalKey key;
  private final Session session;
  private final LedgerTables tables;
  private final JournalLock lock;

  LockedWork(JournalKey key, Workplace place) {
    this.key = key;
    this.session = place.session();
    this.tables = place.tables();
    this.lock = place.lock();
  }

  /**
   * Waits for the lock, outside any transaction.
   *
   * @param beginning whether the journal's first entry is to be written: then the tables are made
   *     where they are missing
   * @throws JournalMovedException if there are no tables, and the journal was not to begin
   * @throws LedgerBusyException if the deadline passed before
   */
  void await(boolean beginning, Deadline deadline) throws SQLException {
    Patience patience = new Patience(deadline);
    while (!isAcquired(beginning, deadline)) {
      if (!patience.pause(lock::holder)) {
        throw new LedgerBusyException(
            "Journal '%s' is locked by %s.\nWaited %s ms; nothing was done. Try again when it has finished, or allow a longer deadline."
                .formatted(key, lock.holder(), deadline.allowed().toMillis()));
      }
    }
  }

  private boolean isAcquired(boolean beginning, Deadline deadline) throws SQLException {
    try {
      return lock.tryAcquire();
    } catch (SQLException failed) {
      makeTables(failed, beginning, deadline);
      return lock.tryAcquire();
    }
  }

  private void makeTables(SQLException failed, boolean beginning, Deadline deadline)
      throws SQLException {
    if (!tables.rules().isMissingTable(failed)) {
      throw failed;
    }
    if (!beginning) {
      throw new JournalMovedException(key);
    }
    tables.ensure(session, deadline);
  }

  /**
   * Appends the entries that begin this work, making the tables where they are missing.
   *
   * @throws JournalMovedException if the entries do not follow the journal's last
   */
  void begin(EntryChain chain, Deadline deadline) throws SQLException {
    EntryAppend append = new EntryAppend(tables, chain);
    if (chain.isBeginning() && !append.isReady(session)) {
      tables.ensure(session, deadline);
    }
    append(chain, null);
  }

  /**
   * Makes sure that the journal ends with this entry, now that the lock is held.
   *
   * @throws JournalMovedException if it does not
   * @throws LedgerException if the tables have another format, or may not be read
   */
  void requireHead(JournalEntry head) {
    HeadCheck.Found found;
    try {
      found = new HeadCheck(tables).find(session, key);
    } catch (SQLException failed) {
      LedgerException unreadable = tables.unreadable(failed);
      throw unreadable == null ? new JournalMovedException(key) : unreadable;
    }
    if (found == null) {
      throw tables.withoutFormat();
    }
    if (found.sequence() != head.sequence()
        || !head.chain().hash().toString().equals(found.hash())) {
      throw new JournalMovedException(key);
    }
  }

  /**
   * Appends entries.
   *
   * @param took how long what they are about took; null if they are about nothing that ran
   * @throws JournalMovedException if they do not follow the journal's last
   * @throws LedgerException if the lock is gone
   */
  void append(EntryChain chain, @Nullable Duration took) throws SQLException {
    if (!lock.isHeld()) {
      throw new LedgerException(
          "The session that writes journal '%s' no longer holds its lock, so that nothing more was written. Remove what lets go of it from the migration."
              .formatted(key));
    }
    EntryAppend append = new EntryAppend(tables, chain);
    append.check(session);
    append.insert(session, took);
  }

  /** An error of work on the journal, as the caller is to see it. */
  LedgerException translate(String what, SQLException failed) {
    if (tables.rules().isUniqueViolation(failed) || tables.rules().isMissingTable(failed)) {
      return new JournalMovedException(key);
    }
    return tables.rules().isDenied(failed)
        ? tables.appendDenied(failed)
        : tables.rules().translate(what, failed);
  }

  @Override
  public void close() throws SQLException {
    lock.close();
  }
}
