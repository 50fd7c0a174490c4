package dev.oneledger.jdbc;

import dev.oneledger.jdbc.testkit.PostgresHistoryContract;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict.Outcome;
import java.util.List;
import javax.sql.DataSource;

class RailsHistoryContractTest extends PostgresHistoryContract {

  @Override
  protected void seed(TestDatabase empty) {
    empty.execute(
        "CREATE TABLE schema_migrations (version character varying NOT NULL PRIMARY KEY)",
        "INSERT INTO schema_migrations VALUES ('20240301120000'), ('9'), ('20231231235959')");
  }

  @Override
  protected void addRow(TestDatabase seeded) {
    seeded.execute("INSERT INTO schema_migrations VALUES ('20260418000000')");
  }

  @Override
  protected History open(DataSource dataSource) {
    return HistoryTable.rails(dataSource);
  }

  @Override
  protected List<SeededRow> seeded() {
    return List.of(row("9"), row("20231231235959"), row("20240301120000"));
  }

  private static SeededRow row(String version) {
    return new SeededRow(
        version,
        version,
        HistoryState.APPLIED,
        migration(version + "_x", "select 1;"),
        Outcome.NOT_VERIFIABLE);
  }
}
