package dev.oneledger.flyway;

import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict.Outcome;
import dev.oneledger.testkit.HistoryContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A table written by the real Flyway on MariaDB, with the row it leaves of a script that fails. */
class FlywayHistoryOnMariaDbContractTest extends HistoryContract {
  private static final String INIT = "create table a (b int);\r\n-- \u00e4\r\n";
  private static final String VIEW = "create or replace view v as select 1 as x;\n";
  private static final String BROKEN = "insert into nowhere values (1);";

  @TempDir private Path folder;
  private MariaDbDatabase database;

  @AfterEach
  void drop() {
    database.close();
  }

  @Override
  protected History newHistory() {
    database = TestMariaDb.freshDatabase();
    FlywayFixture flyway =
        new FlywayFixture(database, folder)
            .script("V001__init.sql", INIT)
            .script("R__a_view.sql", VIEW)
            .migrate()
            .script("V4__broken.sql", BROKEN);
    flyway.fails();
    flyway.row("'3'", "by java", "JDBC", "db.V3__By_java", "NULL, true");
    return FlywayHistory.on(database.dataSource());
  }

  @Override
  protected History unreachableHistory() {
    return FlywayHistory.on(MariaDbDatabase.nowhere());
  }

  @Override
  protected List<SeededRow> seeded() {
    return List.of(
        row("V001__init.sql", "001_init", INIT, HistoryState.APPLIED, Outcome.MATCH),
        row("R__a_view.sql", "R__a_view", VIEW, HistoryState.APPLIED, Outcome.MATCH),
        row("V4__broken.sql", "4_broken", INIT, HistoryState.FAILED, Outcome.MISMATCH),
        row("db.V3__By_java", "3_by_java", INIT, HistoryState.APPLIED, Outcome.NOT_VERIFIABLE));
  }

  private static SeededRow row(
      String key, String id, String text, HistoryState state, Outcome outcome) {
    return new SeededRow(key, id, state, migration(id, text), outcome);
  }

  @Override
  protected String product() {
    return "MariaDB";
  }

  @Override
  protected String reportedProduct() {
    return String.valueOf(database.query("SELECT VERSION()").get(0));
  }

  @Override
  protected Object contents() {
    return database.contents();
  }

  @Override
  protected void changeAsTheirToolWould() {
    new FlywayFixture(database, folder).row("'5'", "later", "SQL", "V5__later.sql", "7, true");
  }
}
