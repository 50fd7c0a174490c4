package dev.oneledger.jdbc.internal.tables;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.SqlText;
import dev.oneledger.internal.journal.Succession;
import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.DatabaseStore;
import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.spi.EnvironmentClaim;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ledger store on every product. Journals are read in plain JDBC, which every start does; the
 * others go through JDBI, whose classes are loaded when the first of them is called. Internal: may
 * change in any release.
 */
public final class JdbcStore implements DatabaseStore {
  private final Connections connections;
  private final LedgerTables tables;
  private final JournalReads reads;
  private volatile @Nullable StoreStatements statements;

  /** In these tables. */
  public JdbcStore(Connections connections, LedgerTables tables) {
    this.connections = connections;
    this.tables = tables;
    this.reads = new JournalReads(connections, tables);
  }

  @Override
  public Map<JournalKey, JournalEntry> heads(String app) {
    return reads.heads(app);
  }

  @Override
  public Map<JournalKey, JournalEntry> headsOf(Collection<JournalKey> keys) {
    return reads.heads(keys);
  }

  @Override
  public EnvironmentClaim claim(String app, List<String> environments, int most) {
    return new Claims(connections, tables).take(app, environments, most);
  }

  @Override
  public List<JournalEntry> read(JournalKey key, long afterSequence) {
    return reads.after(key, afterSequence);
  }

  @Override
  public void append(List<JournalEntry> entries, Collection<SqlText> texts) {
    EntryChain chain = new EntryChain(entries);
    statements().append(new StoreAppend(tables, chain.key(), chain, texts));
  }

  @Override
  public void copy(JournalKey copy, List<JournalEntry> entries) {
    EntryChain chain = new EntryChain(entries);
    Succession.requireCopy(copy, chain.key());
    statements().append(new StoreAppend(tables, copy, chain, List.of()));
  }

  @Override
  public Map<Hash, SqlText> texts(Set<Hash> hashes) {
    return hashes.isEmpty() ? Map.of() : statements().texts(hashes);
  }

  /** Two threads may make one each: they hold no state. */
  private StoreStatements statements() {
    StoreStatements ready = statements;
    if (ready == null) {
      ready = new StoreStatements(connections, tables);
      statements = ready;
    }
    return ready;
  }
}
