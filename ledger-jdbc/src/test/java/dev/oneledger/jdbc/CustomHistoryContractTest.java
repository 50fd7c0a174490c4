package dev.oneledger.jdbc;

import dev.oneledger.SqlText;
import dev.oneledger.jdbc.testkit.PostgresHistoryContract;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict.Outcome;
import java.util.List;
import javax.sql.DataSource;

/** A table of the user's own, described by {@link HistoryTable}. */
class CustomHistoryContractTest extends PostgresHistoryContract {
  private static final String TEXT = "create table a (b int);\n";

  @Override
  protected void seed(TestDatabase empty) {
    empty.execute(
        "CREATE SCHEMA ops",
        "CREATE TABLE ops.done (place serial, name text PRIMARY KEY, ok boolean, sum text)");
    add(empty, "1_same.sql", true, SqlText.of(TEXT).textHash().hex());
    add(empty, "2_edited.sql", true, SqlText.of(TEXT + "-- edited").textHash().hex());
    add(empty, "3_failed.sql", false, SqlText.of(TEXT).textHash().hex());
    add(empty, "4_unsummed.sql", true, null);
    add(empty, "by hand", true, null);
  }

  private static void add(TestDatabase database, String name, boolean ok, String sum) {
    database.execute(
        "INSERT INTO ops.done (name, ok, sum) VALUES ('%s', %s, %s)"
            .formatted(name, ok, sum == null ? "NULL" : "'" + sum + "'"));
  }

  @Override
  protected void addRow(TestDatabase seeded) {
    add(seeded, "5_later.sql", true, null);
  }

  @Override
  protected History open(DataSource dataSource) {
    return HistoryTable.on(dataSource)
        .table("ops.done")
        .key("name")
        .revisionInKey()
        .success("ok")
        .checksum("sum", ChecksumRule.sha256())
        .orderBy("place");
  }

  @Override
  protected List<SeededRow> seeded() {
    return List.of(
        row("1_same", HistoryState.APPLIED, Outcome.MATCH),
        row("2_edited", HistoryState.APPLIED, Outcome.MISMATCH),
        row("3_failed", HistoryState.FAILED, Outcome.MATCH),
        row("4_unsummed", HistoryState.APPLIED, Outcome.NOT_VERIFIABLE),
        new SeededRow(
            "by hand",
            null,
            HistoryState.APPLIED,
            migration("9_by_hand", TEXT),
            Outcome.NOT_VERIFIABLE));
  }

  private static SeededRow row(String id, HistoryState state, Outcome outcome) {
    return new SeededRow(id + ".sql", id, state, migration(id, TEXT), outcome);
  }
}
