package dev.oneledger.jdbc;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.DatabaseStore;
import dev.oneledger.jdbc.internal.Dialect;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.spi.EnvironmentClaim;
import dev.oneledger.spi.EnvironmentClaims;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.SelectedHeads;
import dev.oneledger.spi.SharedJournals;
import dev.oneledger.spi.Target;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The ledger in a database: PostgreSQL, MariaDB or H2, whichever the first connection tells. Its
 * tables are made at the first write, so that several processes may start at once on an empty
 * database; reading makes nothing. One set of tables serves any number of apps, and the journals of
 * managed environments in the same database. Immutable and thread-safe, as far as the data source
 * is.
 *
 * <p>Besides what {@link LedgerStore} says, its methods throw {@link dev.oneledger.LedgerException}
 * if the data source leads to another product, a privilege is missing, or a newer version of the
 * library made the tables.
 */
public final class JdbcLedgerStore
    implements LedgerStore, SharedJournals, SelectedHeads, EnvironmentClaims {
  private final Connections connections;
  private final @Nullable SchemaName schema;
  private final ByProduct<DatabaseStore> store;

  private JdbcLedgerStore(Connections connections, @Nullable SchemaName schema) {
    this.connections = connections;
    this.schema = schema;
    // Neither this nor headsOf is a lambda: a start in a fresh process would wait for its linking.
    this.store =
        new ByProduct<>(
            connections,
            new Function<>() {
              @Override
              public DatabaseStore apply(Dialect dialect) {
                return dialect.store(connections, schema);
              }
            });
  }

  /**
   * A store in this database: on PostgreSQL and H2 in schema {@code oneledger}; on MariaDB in the
   * database that the connection has chosen, in tables whose names begin with {@code oneledger_}.
   * Does not connect.
   */
  public static JdbcLedgerStore on(DataSource dataSource) {
    return new JdbcLedgerStore(new Connections(dataSource), null);
  }

  /**
   * The same with its tables in another schema, which is made if it is not there; on MariaDB in
   * another database, which must be there.
   *
   * @throws dev.oneledger.LedgerException if the name has other characters than letters, digits and
   *     {@code _ $ -}
   */
  public JdbcLedgerStore schema(String name) {
    return new JdbcLedgerStore(connections, new SchemaName(name));
  }

  /**
   * True if the target is a {@link JdbcTarget} made of the very same data source object, and both
   * keep their tables where the product does by default, or in the schema of one name.
   */
  @Override
  public boolean sharesJournalsWith(Target target) {
    return target instanceof JdbcTarget jdbc && jdbc.keepsJournalsIn(connections, schema);
  }

  @Override
  public Map<JournalKey, JournalEntry> heads(String app) {
    return store.use(each -> each.heads(app));
  }

  @Override
  public Map<JournalKey, JournalEntry> headsOf(Collection<JournalKey> keys) {
    return store.use(
        new Function<DatabaseStore, Map<JournalKey, JournalEntry>>() {
          @Override
          public Map<JournalKey, JournalEntry> apply(DatabaseStore each) {
            return each.headsOf(keys);
          }
        });
  }

  /** {@inheritDoc} Needs {@code FOR UPDATE SKIP LOCKED}: MariaDB 10.6, H2 2.2.220. */
  @Override
  public EnvironmentClaim claim(String app, List<String> environments, int most) {
    return store.use(each -> each.claim(app, environments, most));
  }

  @Override
  public List<JournalEntry> read(JournalKey key, long afterSequence) {
    return store.use(each -> each.read(key, afterSequence));
  }

  @Override
  public void append(List<JournalEntry> entries, Collection<SqlText> texts) {
    store.run(each -> each.append(entries, texts));
  }

  @Override
  public void copy(JournalKey copy, List<JournalEntry> entries) {
    store.run(each -> each.copy(copy, entries));
  }

  @Override
  public Map<Hash, SqlText> texts(Set<Hash> hashes) {
    return store.use(each -> each.texts(hashes));
  }
}
