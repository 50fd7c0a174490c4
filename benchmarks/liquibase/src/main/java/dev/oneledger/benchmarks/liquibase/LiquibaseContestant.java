package dev.oneledger.benchmarks.liquibase;

import dev.oneledger.benchmarks.contest.Contestant;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.jspecify.annotations.Nullable;

/**
 * Liquibase by its Java API: {@code update} and {@code validate} of {@code changelog.yaml}, which
 * includes a folder of formatted SQL. It sends nothing to its makers.
 */
public final class LiquibaseContestant implements Contestant {
  private final Logger theirs = Logger.getLogger("liquibase");

  /** A quiet one. */
  public LiquibaseContestant() {
    theirs.setLevel(Level.WARNING);
    System.setProperty("liquibase.analytics.enabled", "false");
  }

  @Override
  public void sync(DataSource database, Path migrations) throws Exception {
    run(database, null, migrations, LiquibaseContestant::update);
  }

  @Override
  public void check(DataSource database, Path migrations) throws Exception {
    run(database, null, migrations, Liquibase::validate);
  }

  @Override
  public void syncSchema(DataSource database, String schema, Path migrations) throws Exception {
    run(database, schema, migrations, LiquibaseContestant::update);
  }

  private static void update(Liquibase liquibase) throws Exception {
    liquibase.update(new Contexts(), new LabelExpression());
  }

  private interface Work {
    void on(Liquibase liquibase) throws Exception;
  }

  private static void run(DataSource source, @Nullable String schema, Path migrations, Work work)
      throws Exception {
    try (Connection connection = source.getConnection()) {
      Database database =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      if (schema != null) {
        database.setDefaultSchemaName(schema);
        database.setLiquibaseSchemaName(schema);
      }
      Scope.child(
          Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
          () -> {
            Liquibase liquibase =
                new Liquibase(
                    "changelog.yaml", new DirectoryResourceAccessor(migrations), database);
            liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
            work.on(liquibase);
          });
    }
  }
}
