package dev.oneledger.jdbc;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.spi.MigrationSource;
import javax.sql.DataSource;

/**
 * The shortest way to a ledger: one application, one managed environment, and the ledger in that
 * environment's own database. Whoever needs more begins with {@link Ledger#forApp}.
 */
public final class JdbcLedger {
  /** The name of the app, and of the environment, where none is given. */
  public static final String DEFAULT_NAME = "default";

  /** The folder on the class path that migrations are read from. */
  public static final String MIGRATIONS = "db/ledger";

  private JdbcLedger() {}

  /**
   * A ledger with these defaults: app {@code default}, environment {@code default}, migrations from
   * {@code db/ledger} on the class path, run with the connection's own search path; journals and
   * texts in schema {@code oneledger} of the same database; the latest migrations are followed,
   * late ones refused; {@code sync} waits up to five minutes for another runner. Does not connect:
   * call {@code sync("default")} to apply.
   *
   * <p>A database that several applications share needs a name for each: use {@link
   * #managed(DataSource, String, String)}.
   */
  public static Ledger managed(DataSource dataSource) {
    return managed(dataSource, DEFAULT_NAME, DEFAULT_NAME);
  }

  /**
   * The same with names for app and environment.
   *
   * @throws dev.oneledger.LedgerException if a name is not 1 to 100 letters, digits, blanks or
   *     {@code . _ / -}, beginning with a letter or digit
   */
  public static Ledger managed(DataSource dataSource, String app, String environment) {
    return Ledger.forApp(app)
        .store(JdbcLedgerStore.on(dataSource))
        .migrations(MigrationSource.classpath(MIGRATIONS))
        .environment(Environment.managed(environment, JdbcTarget.on(dataSource)))
        .open();
  }
}
