package dev.oneledger.jdbc;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.postgresql.PostgresDialect;
import dev.oneledger.spi.LedgerStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The ledger in a PostgreSQL database. Its tables are made at the first write, under a lock, so
 * that several processes may start at once on an empty database; reading makes nothing. One set of
 * tables serves any number of apps, and the journals of managed environments in the same database.
 * Immutable and thread-safe, as far as the data source is.
 *
 * <p>Besides what {@link LedgerStore} says, its methods throw {@link dev.oneledger.LedgerException}
 * if the data source leads to another product, a privilege is missing, or a newer version of the
 * library made the tables.
 */
public final class JdbcLedgerStore implements LedgerStore {
  private final DataSource dataSource;
  private final LedgerStore store;

  private JdbcLedgerStore(DataSource dataSource, SchemaName schema) {
    this.dataSource = dataSource;
    this.store = new PostgresDialect().store(dataSource, schema);
  }

  /** A store in schema {@code oneledger} of this database. Does not connect. */
  public static JdbcLedgerStore on(DataSource dataSource) {
    return new JdbcLedgerStore(dataSource, SchemaName.DEFAULT);
  }

  /**
   * The same with its tables in another schema, which is made if it is not there.
   *
   * @throws dev.oneledger.LedgerException if the name has other characters than letters, digits and
   *     {@code _ $ -}
   */
  public JdbcLedgerStore schema(String name) {
    return new JdbcLedgerStore(dataSource, new SchemaName(name));
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
