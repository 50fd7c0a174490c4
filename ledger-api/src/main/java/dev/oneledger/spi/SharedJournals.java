package dev.oneledger.spi;

/**
 * An optional ability of a {@link LedgerStore}: it can tell that the environment journals of a
 * target are kept in its own tables. A start then needs to ask the store alone. Thread-safe.
 */
public interface SharedJournals {

  /**
   * Whether this store and the target read one set of tables, so that {@link LedgerStore#heads} has
   * the last entry of each of the target's journals, under the journal's own key, at the moment it
   * is asked. False wherever that is not certain. Does not connect.
   */
  boolean sharesJournalsWith(Target target);
}
