package dev.oneledger.spi;

/** A ledger store whose tables may hold the journals of managed environments as well. */
public interface JournalKeepingStore extends LedgerStore {

  /**
   * Whether the target keeps its journal in this store's tables, so that {@link #heads} tells the
   * last entry of that very journal. Asks no database: false where only that could tell.
   */
  boolean keepsJournalOf(Target target);
}
