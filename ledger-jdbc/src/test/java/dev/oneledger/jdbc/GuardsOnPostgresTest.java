package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.CellState;
import dev.oneledger.Environment;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Ledger;
import dev.oneledger.SyncReport;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.memory.InMemoryHistory;
import dev.oneledger.spi.MigrationSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The guards against the expensive mistake, with the ledger in one database and targets in others.
 */
class GuardsOnPostgresTest {
  private static final Map<String, String> FILES =
      Map.of("001_a.sql", "CREATE TABLE a (x int);", "002_b.sql", "CREATE TABLE b (x int);");

  private TestDatabase home;
  private TestDatabase other;

  @BeforeEach
  void open() {
    home = TestPostgres.freshDatabase();
    other = TestPostgres.freshDatabase();
  }

  @AfterEach
  void drop() {
    home.close();
    other.close();
  }

  private Ledger ledger(Environment... environments) {
    var builder =
        Ledger.forApp("shop")
            .store(JdbcLedgerStore.on(home.dataSource()))
            .migrations(MigrationSource.of(FILES));
    for (Environment environment : environments) {
      builder.environment(environment);
    }
    return builder.open();
  }

  private static Environment managed(String name, TestDatabase database) {
    return Environment.managed(name, JdbcTarget.on(database.dataSource()));
  }

  @Test
  void a_ledger_keeps_copies_of_other_databases_journals_beside_the_journal_of_its_own() {
    Ledger ledger = ledger(managed("dev", home), managed("prod", other));

    assertThat(ledger.sync("prod").applied()).hasSize(2);
    assertThat(ledger.sync("dev").applied()).hasSize(2);

    assertThat(ledger.sync("prod").applied()).isEmpty();
    assertThat(ledger.sync("dev").applied()).isEmpty();
    assertThat(ledger().status().cell("002_b", "prod").state()).isEqualTo(CellState.APPLIED);
    assertThat(ledger().status().cell("002_b", "dev").state()).isEqualTo(CellState.APPLIED);
    assertThat(home.query("SELECT DISTINCT journal FROM oneledger.journal ORDER BY 1"))
        .containsExactly("copy:prod", "environment:dev", "ledger", "ledger:dev", "ledger:prod");
  }

  @Test
  void an_environment_pointed_at_the_ledgers_database_by_mistake_is_refused() {
    Ledger right = ledger(managed("dev", home), managed("prod", other));
    right.sync("dev");
    right.sync("prod");
    List<String> before = home.contents();
    Ledger wrong = ledger(managed("prod", home));

    assertThatThrownBy(() -> wrong.sync("prod"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D015 prod:")
        .hasMessageContaining("holds the journal of 'shop environment:dev' for this schema");
    assertThat(home.contents()).isEqualTo(before);
  }

  @Test
  void a_schema_that_is_not_empty_is_refused_and_nothing_is_written() {
    other.execute("CREATE TABLE customer (id int)");
    List<String> before = other.contents();
    Ledger ledger = ledger(managed("prod", other));

    assertThatThrownBy(() -> ledger.sync("prod"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D016 prod: the journal is empty, but the schema is not")
        .hasMessageContaining("customer")
        .hasMessageContaining("Call baseline(\"prod\", revision)");
    assertThat(other.contents()).isEqualTo(before);
    assertThat(home.query("SELECT to_regclass('oneledger.journal') IS NULL")).containsExactly("t");
  }

  @Test
  void a_mode_that_is_not_the_recorded_one_is_refused_and_nothing_is_written() {
    ledger(Environment.reconcile("prod", new InMemoryHistory())).sync("prod");
    List<String> before = other.contents();
    Ledger managed = ledger(managed("prod", other));

    assertThatThrownBy(() -> managed.sync("prod"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D017 prod: configured as managed, recorded as reconcile.");
    assertThat(other.contents()).isEqualTo(before);
  }

  @Test
  void a_database_made_anew_is_synced_and_reported_as_rewound() {
    ledger(managed("prod", other)).sync("prod");
    TestDatabase anew = TestPostgres.freshDatabase();
    try (anew) {
      SyncReport report = ledger(managed("prod", anew)).sync("prod");

      assertThat(report.applied()).hasSize(2);
      assertThat(report.findings())
          .extracting(finding -> finding.code())
          .containsExactly(FindingCode.REWOUND);
    }
  }
}
