package dev.oneledger.engine;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.SqlText;
import dev.oneledger.spi.LedgerStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A ledger store with none of the optional abilities. */
class PlainStore implements LedgerStore {
  private final LedgerStore store;

  PlainStore(LedgerStore store) {
    this.store = store;
  }

  @Override
  public Map<JournalKey, JournalEntry> heads(String app) {
    return store.heads(app);
  }

  @Override
  public List<JournalEntry> read(JournalKey key, long afterSequence) {
    return store.read(key, afterSequence);
  }

  @Override
  public void append(List<JournalEntry> entries, Collection<SqlText> texts) {
    store.append(entries, texts);
  }

  @Override
  public void copy(JournalKey copy, List<JournalEntry> entries) {
    store.copy(copy, entries);
  }

  @Override
  public Map<Hash, SqlText> texts(Set<Hash> hashes) {
    return store.texts(hashes);
  }
}
