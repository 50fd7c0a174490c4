package dev.oneledger.liquibase;

import dev.oneledger.Migration;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.Verdict;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;

/** A folder of changelogs, and the real Liquibase that runs one of them. */
record LiquibaseFixture(ScratchDatabase database, LiquibaseFiles files, String changelog) {
  private static final Logger THEIRS = Logger.getLogger("liquibase");

  static {
    THEIRS.setLevel(Level.WARNING);
  }

  static LiquibaseFixture of(ScratchDatabase database, Path folder, String changelog) {
    return new LiquibaseFixture(database, new LiquibaseFiles(folder), changelog);
  }

  /** What is done with a Liquibase that is connected. */
  @FunctionalInterface
  interface Work<T> {
    T with(Liquibase liquibase) throws Exception;
  }

  <T> T run(Work<T> work) {
    try (Connection connection = database.dataSource().getConnection()) {
      Liquibase liquibase =
          new Liquibase(
              changelog,
              new DirectoryResourceAccessor(files.folder()),
              DatabaseFactory.getInstance()
                  .findCorrectDatabaseImplementation(new JdbcConnection(connection)));
      liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
      return Scope.child(
          Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> work.with(liquibase));
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  LiquibaseFixture update() {
    return run(
        liquibase -> {
          liquibase.update(new Contexts(), new LabelExpression());
          return this;
        });
  }

  /** The changesets that Liquibase would run. */
  List<String> unrun() {
    return run(
        liquibase ->
            liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression()).stream()
                .map(changeset -> changeset.getId())
                .toList());
  }

  /** What its status command says. */
  String status() {
    return run(
        liquibase -> {
          StringWriter said = new StringWriter();
          liquibase.reportStatus(true, new Contexts(), new LabelExpression(), said);
          return said.toString();
        });
  }

  /** Fails if a sum in the table is not that of the files. */
  LiquibaseFixture validate() {
    return run(
        liquibase -> {
          liquibase.validate();
          return this;
        });
  }

  LiquibaseHistory history() {
    return LiquibaseHistory.on(database.dataSource());
  }

  HistoryReading read() {
    return history().read();
  }

  /** The row whose key ends like this. */
  HistoryRow row(String key) {
    return row(read(), key);
  }

  static HistoryRow row(HistoryReading reading, String key) {
    return reading.rows().stream().filter(row -> row.key().endsWith(key)).findFirst().orElseThrow();
  }

  static Verdict verdict(HistoryRow row, String text) {
    Migration ours = LiquibaseFiles.migration("1_ours", text);
    return row.checksum().judge(ours, List.of(ours));
  }
}
