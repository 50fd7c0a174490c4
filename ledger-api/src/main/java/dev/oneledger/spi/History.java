package dev.oneledger.spi;

/**
 * A read-only view of what an environment says it has. Implementations write nothing, take no lock
 * that outlives the call, and never call the foreign tool. Thread-safe.
 */
@FunctionalInterface
public interface History {

  /**
   * Reads the history as it is now.
   *
   * @throws dev.oneledger.LedgerUnreachableException if the database does not answer
   * @throws dev.oneledger.LedgerException if the table is not there, has other columns than
   *     expected or may not be read; the message names table and columns
   */
  HistoryReading read();
}
