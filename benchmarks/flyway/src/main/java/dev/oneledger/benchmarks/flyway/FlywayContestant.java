package dev.oneledger.benchmarks.flyway;

import dev.oneledger.benchmarks.contest.Contestant;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Flyway by its Java API: {@code migrate} and {@code validate}. */
public final class FlywayContestant implements Contestant {
  private final Logger theirs = Logger.getLogger("org.flywaydb");

  /** A quiet one. */
  public FlywayContestant() {
    theirs.setLevel(Level.WARNING);
  }

  @Override
  public void sync(DataSource database, Path migrations) {
    configured(database, migrations).load().migrate();
  }

  @Override
  public void check(DataSource database, Path migrations) {
    configured(database, migrations).load().validate();
  }

  @Override
  public void syncSchema(DataSource database, String schema, Path migrations) {
    configured(database, migrations).schemas(schema).load().migrate();
  }

  private static FluentConfiguration configured(DataSource database, Path migrations) {
    return Flyway.configure().dataSource(database).locations("filesystem:" + migrations);
  }
}
