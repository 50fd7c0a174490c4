package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.EntryKind;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.JournalEntry;
import dev.oneledger.SyncReport;
import dev.oneledger.jdbc.internal.tables.FormatScripts;
import dev.oneledger.jdbc.testkit.OwnServer;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.testkit.Race;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** An environment that goes back to last night's backup, while the ledger does not. */
class RestoredEnvironmentTest extends TwoDatabases {
  private TestDatabase backup;

  @BeforeEach
  void take_a_backup_and_go_on() {
    ledger().sync("dev");
    backup = home.copy();
    step(4);
    ledger().sync("dev");
  }

  @AfterEach
  void drop_the_backup() {
    backup.close();
  }

  private void restore() {
    home.close();
    home = backup.copy();
  }

  private static String end(List<JournalEntry> entries) {
    JournalEntry last = entries.get(entries.size() - 1);
    return "entry %d, %s".formatted(last.sequence(), last.chain().hash());
  }

  private static Finding onlyFinding(SyncReport report) {
    assertThat(codes(report)).containsExactly(FindingCode.REWOUND);
    return report.findings().get(0);
  }

  @Test
  void it_goes_on_from_what_it_has_and_the_ledger_says_so_once_and_follows() {
    List<JournalEntry> before = copy(1);
    restore();
    String there = end(journal());

    SyncReport report = ledger().sync("dev");

    assertThat(names(report)).containsExactly("004_step");
    assertThat(onlyFinding(report).text())
        .isEqualTo(
            """
            the journal there went back to entry 4 of the ledger's copy, as after a restore from a backup:
              copy   %s
              there  %s"""
                .formatted(end(before), there));
    assertThat(probe()).containsExactly("2", "3", "4");
    assertThat(lastAboutDev().kind()).isEqualTo(EntryKind.REWOUND);
    assertThat(lastAboutDev().detail("copy")).isEqualTo(end(before));
    assertThat(lastAboutDev().detail("there")).isEqualTo(there);
    assertThat(copy(1)).isEqualTo(before);
    assertThat(copy(2)).isEqualTo(journal()).hasSize(5);
    assertThat(ledger().sync("dev").findings()).isEmpty();
  }

  @Test
  void what_it_applied_while_the_ledger_was_down_is_told_apart() {
    restore();
    ledgerIsDown(dev()).sync("dev");

    assertThat(onlyFinding(ledger().sync("dev")).text())
        .startsWith("the journal there went back to entry 4 of the ledger's copy")
        .contains(", and went on from there:")
        .contains("there  " + end(journal()));
    assertThat(copy(2)).isEqualTo(journal());
  }

  @Test
  void each_further_restore_begins_a_further_copy() {
    for (int generation = 2; generation <= 4; generation++) {
      restore();
      onlyFinding(ledger().sync("dev"));
      assertThat(copy(generation)).isEqualTo(journal());
    }
    assertThat(aboutDev()).filteredOn(EntryKind.REWOUND::equals).hasSize(3);
  }

  @Test
  void of_many_starters_one_records_it_and_all_succeed() throws Exception {
    restore();

    List<SyncReport> reports = Race.of(8, starter -> ledger().sync("dev"));

    assertThat(reports.stream().mapToInt(report -> report.applied().size()).sum()).isEqualTo(1);
    assertThat(reports.stream().mapToInt(report -> report.findings().size()).sum()).isEqualTo(1);
    assertThat(aboutDev()).containsOnlyOnce(EntryKind.REWOUND);
    ledger().sync("dev");
    assertThat(copy(2)).isEqualTo(journal());
  }

  @Test
  void on_another_server_both_system_identifiers_are_named() throws Exception {
    String then = home.query("SELECT system_identifier FROM pg_control_system()").get(0);
    assertThat(journal().get(0).detail("system")).isEqualTo(then);
    try (OwnServer elsewhere = OwnServer.started(Map.of());
        TestDatabase restored = elsewhere.freshDatabase()) {
      load(backup, restored);
      String now = restored.query("SELECT system_identifier FROM pg_control_system()").get(0);

      SyncReport report = ledger(dev(restored.dataSource())).sync("dev");

      assertThat(names(report)).containsExactly("004_step");
      assertThat(onlyFinding(report).text())
          .contains("went back to entry 4")
          .contains("system identifier then  " + then)
          .contains("system identifier now   " + now);
      assertThat(lastAboutDev().detail("copy-system")).isEqualTo(then);
      assertThat(lastAboutDev().detail("there-system")).isEqualTo(now);
    }
  }

  /** What dump and restore do, for the tables there are here. */
  private static void load(TestDatabase from, TestDatabase to) throws SQLException, IOException {
    to.execute(
        "CREATE SCHEMA oneledger",
        FormatScripts.load("postgresql/V1.sql").replace("${schema}", "oneledger"),
        "CREATE TABLE probe (migration int NOT NULL)",
        "CREATE TABLE t2 (x int)",
        "CREATE TABLE t3 (x int)");
    for (String table :
        List.of("oneledger.ledger_format", "oneledger.journal", "oneledger.text", "probe")) {
      try (Connection source = from.dataSource().getConnection();
          Connection sink = to.dataSource().getConnection()) {
        StringWriter rows = new StringWriter();
        source
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY " + table + " TO STDOUT", rows);
        sink.unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + table + " FROM STDIN", new StringReader(rows.toString()));
      }
    }
  }
}
