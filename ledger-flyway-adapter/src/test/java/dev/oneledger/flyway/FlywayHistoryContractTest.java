package dev.oneledger.flyway;

import dev.oneledger.jdbc.testkit.PostgresHistoryContract;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict.Outcome;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

/** A table written by the real Flyway. */
class FlywayHistoryContractTest extends PostgresHistoryContract {
  private static final String INIT = "create table a (b int);\n";
  private static final String VIEW = "create or replace view v as select 1 as x;\n";

  @TempDir private Path folder;

  @Override
  protected void seed(TestDatabase empty) {
    new FlywayFixture(empty, folder)
        .script("V001__init.sql", INIT)
        .script("V2__edited.sql", "create table c (d int);\n-- edited over there\n")
        .script("R__a_view.sql", VIEW)
        .migrate()
        .row("'3'", "by java", "JDBC", "db.V3__By_java", "NULL, true")
        .row("'4'", "broken", "SQL", "V4__broken.sql", "1, false");
  }

  @Override
  protected void addRow(TestDatabase seeded) {
    new FlywayFixture(seeded, folder).row("'5'", "later", "SQL", "V5__later.sql", "7, true");
  }

  @Override
  protected History open(DataSource dataSource) {
    return FlywayHistory.on(dataSource);
  }

  @Override
  protected List<SeededRow> seeded() {
    return List.of(
        row("V001__init.sql", "001_init", INIT, HistoryState.APPLIED, Outcome.MATCH),
        row(
            "V2__edited.sql",
            "2_edited",
            "create table c (d int);\n",
            HistoryState.APPLIED,
            Outcome.MISMATCH),
        row("R__a_view.sql", "R__a_view", VIEW, HistoryState.APPLIED, Outcome.MATCH),
        row("db.V3__By_java", "3_by_java", INIT, HistoryState.APPLIED, Outcome.NOT_VERIFIABLE),
        row("V4__broken.sql", "4_broken", INIT, HistoryState.FAILED, Outcome.MISMATCH));
  }

  private static SeededRow row(
      String key, String id, String text, HistoryState state, Outcome outcome) {
    return new SeededRow(key, id, state, migration(id, text), outcome);
  }
}
