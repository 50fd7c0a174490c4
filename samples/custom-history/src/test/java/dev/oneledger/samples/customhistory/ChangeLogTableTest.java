package dev.oneledger.samples.customhistory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlText;
import dev.oneledger.jdbc.testkit.PostgresHistoryContract;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict.Outcome;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The contract of histories, run on a real table: this is all it takes. */
class ChangeLogTableTest extends PostgresHistoryContract {
  private static final String TEXT = "create table customer (id int);\n";
  private static final String ITS_SHA256 = SqlText.of(TEXT).textHash().hex();

  @Override
  protected History open(DataSource database) {
    return ChangeLogTable.in(database);
  }

  @Override
  protected void seed(TestDatabase empty) {
    empty.execute(
        "CREATE SCHEMA dba",
        """
        CREATE TABLE dba.change_log (line serial PRIMARY KEY, change_no int NOT NULL, title text,
            outcome text NOT NULL, done_at timestamp DEFAULT '2026-07-01 22:15', sha256 text)\
        """);
    add(empty, 141, "init", "done", ITS_SHA256);
    add(empty, 142, "accounts rename", "broken", ITS_SHA256);
    add(empty, 143, "rls policies", "done", ITS_SHA256);
    add(empty, 144, "health score", "not needed", "");
    add(empty, 142, "accounts rename", "done", "%064d".formatted(0));
    add(empty, 143, "rls policies", "backed out", ITS_SHA256);
  }

  @Override
  protected List<SeededRow> seeded() {
    return List.of(
        row("141", "141_init", HistoryState.APPLIED, Outcome.MATCH),
        row("144", "144_health_score", HistoryState.MARKED_RAN, Outcome.NOT_VERIFIABLE),
        row("142", "142_accounts_rename", HistoryState.APPLIED, Outcome.MISMATCH),
        row("143", "143_rls_policies", HistoryState.UNDONE, Outcome.MATCH));
  }

  @Override
  protected void addRow(TestDatabase seeded) {
    add(seeded, 145, "backfill", "done", "");
  }

  @Test
  void times_are_read_on_the_clock_of_vienna() {
    assertThat(newHistory().read().rows())
        .extracting(HistoryRow::appliedAt)
        .containsOnly(Instant.parse("2026-07-01T20:15:00Z"));
  }

  private static void add(
      TestDatabase database, int number, String title, String outcome, String sha256) {
    database.execute(
        "INSERT INTO dba.change_log (change_no, title, outcome, sha256) VALUES (%d, '%s', '%s', nullif('%s', ''))"
            .formatted(number, title, outcome, sha256));
  }

  private static SeededRow row(String key, String id, HistoryState state, Outcome outcome) {
    return new SeededRow(key, id, state, migration(id, TEXT), outcome);
  }
}
