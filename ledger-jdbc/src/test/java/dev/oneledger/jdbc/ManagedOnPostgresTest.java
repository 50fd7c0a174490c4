package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.oneledger.CellState;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.JournalEntry;
import dev.oneledger.Ledger;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.SyncReport;
import dev.oneledger.jdbc.testkit.Relay;
import dev.oneledger.jdbc.testkit.SingleConnection;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.testkit.Race;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Managed mode whole, engine and PostgreSQL together. */
class ManagedOnPostgresTest {
  private static final int MIGRATIONS = 20;

  private TestDatabase database;

  @BeforeEach
  void open() {
    database = TestPostgres.freshDatabase();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    files.put("001_probe.sql", "CREATE TABLE probe (migration int NOT NULL);");
    for (int i = 2; i <= MIGRATIONS; i++) {
      files.put(
          "%03d_step.sql".formatted(i),
          "CREATE TABLE t%d (x int);\nINSERT INTO probe VALUES (%d);".formatted(i, i));
    }
    return files;
  }

  private static Ledger ledger(DataSource dataSource, Map<String, String> files) {
    return Ledger.forApp("shop")
        .store(JdbcLedgerStore.on(dataSource))
        .migrations(MigrationSource.of(files))
        .environment(Environment.managed("dev", JdbcTarget.on(dataSource)))
        .open();
  }

  @Test
  void starters_on_an_empty_database_all_succeed_and_apply_each_migration_once() throws Exception {
    List<SyncReport> reports =
        Race.of(10, starter -> ledger(database.dataSource(), files()).sync("dev"));

    assertThat(reports).hasSize(10);
    assertThat(reports.stream().mapToInt(report -> report.applied().size()).sum())
        .isEqualTo(MIGRATIONS);
    assertThat(database.query("SELECT count(*) FROM probe")).containsExactly("19");
    assertThat(database.query("SELECT count(DISTINCT migration) FROM probe")).containsExactly("19");
    Ledger ledger = ledger(database.dataSource(), files());
    assertThat(ledger.journal("dev").verify().entries()).hasSize(MIGRATIONS + 1);
    assertThat(ledger.journal().verify().entries()).hasSize(MIGRATIONS);
  }

  @Test
  void a_start_with_nothing_to_do_takes_one_trip_and_a_new_migration_at_most_one_of_its_own()
      throws Exception {
    try (Relay relay = Relay.to(database.pgDataSource());
        SingleConnection pool = relay.through(database.pgDataSource())) {
      ledger(pool, files()).sync("dev");
      relay.trips();

      ledger(pool, files()).sync("dev");
      assertThat(relay.trips()).isEqualTo(1);

      int one = tripsWith(pool, relay, 1);
      int five = tripsWith(pool, relay, 5);
      assertThat(five - one).isBetween(2, 4);
    }
  }

  private int tripsWith(DataSource pool, Relay relay, int more) {
    Map<String, String> files = files();
    int applied = database.query("SELECT 1 FROM oneledger.journal WHERE kind = 'applied'").size();
    for (int i = MIGRATIONS + 1; i <= applied + more; i++) {
      files.put("%03d_more.sql".formatted(i), more(i));
    }
    relay.trips();
    assertThat(ledger(pool, files).sync("dev").applied()).hasSize(more);
    return relay.trips();
  }

  private static String more(int number) {
    return "CREATE TABLE m%d (x int); CREATE INDEX i%d ON m%d (x);"
        .formatted(number, number, number);
  }

  @Test
  void a_failing_statement_is_named_by_file_and_line_and_nothing_of_it_stays() {
    Map<String, String> files = files();
    files.put("021_broken.sql", "CREATE TABLE half (x int);\n\nINSERT INTO nowhere VALUES (1);\n");

    MigrationFailedException failure =
        catchThrowableOfType(
            MigrationFailedException.class, () -> ledger(database.dataSource(), files).sync("dev"));

    assertThat(failure)
        .hasMessageContaining("021_broken")
        .hasMessageContaining("relation \"nowhere\" does not exist");
    assertThat(failure.line()).isEqualTo(3);
    assertThat(failure.sqlState()).isEqualTo("42P01");
    assertThat(database.query("SELECT to_regclass('half') IS NULL")).containsExactly("t");
    Ledger ledger = ledger(database.dataSource(), files);
    assertThat(ledger.status().cell("021_broken", "dev").state()).isEqualTo(CellState.FAILED);
    assertThat(ledger.journal("dev").verify().entries())
        .last()
        .extracting(JournalEntry::kind)
        .isEqualTo(EntryKind.FAILED);

    files.put("021_broken.sql", "CREATE TABLE half (x int);\n");
    assertThat(ledger(database.dataSource(), files).sync("dev").applied()).hasSize(1);
  }

  @Test
  void plan_drift_and_status_create_nothing_in_the_database() {
    Ledger ledger = ledger(database.dataSource(), files());
    List<String> before = database.contents();

    ledger.plan("dev");
    ledger.drift("dev");
    ledger.status();
    ledger.journal("dev");
    ledger.releases();

    assertThat(database.contents()).isEqualTo(before);
  }
}
