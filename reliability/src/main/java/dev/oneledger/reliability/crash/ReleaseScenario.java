package dev.oneledger.reliability.crash;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.spi.MigrationSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The start of a release on databases that earlier releases may have been on: the first is the
 * target, the last has the ledger.
 */
abstract class ReleaseScenario implements Scenario {
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  private final String name;
  private final SqlDialect dialect;
  private final Map<String, String> before;
  private final Map<String, String> now;

  /**
   * @param dialect what the migrations are written in
   * @param before the migrations of the release before; none for a first start
   * @param now all migrations of this release
   */
  ReleaseScenario(
      String name, SqlDialect dialect, Map<String, String> before, Map<String, String> now) {
    this.name = name;
    this.dialect = dialect;
    this.before = Map.copyOf(before);
    this.now = Map.copyOf(now);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final void prepare(List<DataSource> databases) {
    if (!before.isEmpty()) {
      open(databases, before).sync(ENVIRONMENT);
    }
  }

  @Override
  public final Ledger open(List<DataSource> databases) {
    return open(databases, now);
  }

  private Ledger open(List<DataSource> databases, Map<String, String> migrations) {
    return Ledger.forApp(APP)
        .store(JdbcLedgerStore.on(databases.get(databases.size() - 1)))
        .dialect(dialect)
        .migrations(MigrationSource.of(migrations))
        .environment(Environment.managed(ENVIRONMENT, JdbcTarget.on(databases.get(0))))
        .deadline(DEADLINE)
        .author("campaign")
        .open();
  }
}
