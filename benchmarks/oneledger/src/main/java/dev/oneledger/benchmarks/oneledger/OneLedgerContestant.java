package dev.oneledger.benchmarks.oneledger;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.benchmarks.contest.Contestant;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.spi.MigrationSource;
import java.nio.file.Path;
import java.util.function.Function;
import javax.sql.DataSource;

/** One managed environment, or one for each schema, with the ledger in the same database. */
public class OneLedgerContestant implements Contestant {
  private static final String ENVIRONMENT = "default";

  private final Function<Path, MigrationSource> source;

  /** One that reads a folder. */
  public OneLedgerContestant() {
    this(MigrationSource::directory);
  }

  OneLedgerContestant(Function<Path, MigrationSource> source) {
    this.source = source;
  }

  @Override
  public void sync(DataSource database, Path migrations) {
    ledger(database, migrations, Environment.managed(ENVIRONMENT, JdbcTarget.on(database)))
        .sync(ENVIRONMENT);
  }

  @Override
  public void check(DataSource database, Path migrations) {
    ledger(database, migrations, Environment.managed(ENVIRONMENT, JdbcTarget.on(database)))
        .drift(ENVIRONMENT)
        .throwIfAny();
  }

  @Override
  public void syncSchema(DataSource database, String schema, Path migrations) {
    ledger(
            database,
            migrations,
            Environment.managed(schema, JdbcTarget.on(database).schema(schema)))
        .sync(schema);
  }

  private Ledger ledger(DataSource database, Path migrations, Environment environment) {
    return Ledger.forApp("benchmark")
        .store(JdbcLedgerStore.on(database))
        .migrations(source.apply(migrations))
        .environment(environment)
        .open();
  }
}
