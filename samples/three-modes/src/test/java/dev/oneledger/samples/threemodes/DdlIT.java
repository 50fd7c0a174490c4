package dev.oneledger.samples.threemodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Assurance;
import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.Migration;
import dev.oneledger.ddl.ContractReport;
import dev.oneledger.ddl.Evolution;
import dev.oneledger.ddl.ProofVerdict;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.spi.MigrationSource;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The sample's own migrations are proven, and the code of the page on DDL runs. */
class DdlIT {
  private static SampleServer server;

  @BeforeAll
  static void start() throws Exception {
    String url = System.getProperty("oneledger.test.postgres.url");
    server = SampleServer.start(url == null ? System.getenv("ONELEDGER_TEST_POSTGRES_URL") : url);
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private static List<Migration> migrations() {
    return MigrationSource.classpath("db/ledger").load();
  }

  /** A ledger in memory with the sample's migrations, and one managed environment. */
  private static Ledger ledger(DataSource database) {
    return Ledger.inMemory("hub")
        .migrations(MigrationSource.classpath("db/ledger"))
        .environment(Environment.managed("dev", JdbcTarget.on(database)))
        .open();
  }

  @TestFactory
  Stream<DynamicTest> every_migration_of_the_sample_is_replayable_and_reversible() {
    return Snippets.proofCases(server.createScratchDatabase())
        .map(each -> DynamicTest.dynamicTest(each.name(), each::verify));
  }

  @Test
  void a_proof_is_recorded() throws Exception {
    Ledger ledger = ledger(server.createDatabase("proof"));
    Migration init = migrations().get(0);

    ProofVerdict verdict = Snippets.prove(ledger, init, List.of(), server.createScratchDatabase());

    assertThat(verdict.isProven()).isTrue();
    assertThat(ledger.proof("141").orElseThrow().reversible()).isEqualTo(Assurance.PROVEN);
  }

  @Test
  void the_migrations_keep_the_contract() {
    ContractReport report = Snippets.contract();

    assertThat(report.passes()).isTrue();
  }

  @Test
  void a_migration_is_guarded_and_gets_a_rollback() {
    Migration init = migrations().get(0);

    Migration guarded = Snippets.guardAndRollback(init, server.createScratchDatabase());

    assertThat(guarded.apply().text()).contains("Guarded by OneLedger");
    assertThat(guarded.rollback()).isNotNull();
  }

  @Test
  void a_renamed_column_and_a_dropped_one_are_planned_with_hints() throws Exception {
    Ledger ledger = ledger(server.createDatabase("hints"));
    ledger.sync("dev");
    String desired =
        DesiredSchema.read()
            .replace("  plan          TEXT NOT NULL", "  tariff        TEXT NOT NULL")
            .replace(
                "  owner_email   TEXT NOT NULL,\n  renews_on     DATE",
                "  owner_email   TEXT NOT NULL");

    Evolution evolution = Snippets.evolveWithHints(ledger, server::createScratchDatabase, desired);

    assertThat(evolution.generated().orElseThrow().apply().text())
        .contains("RENAME COLUMN plan TO tariff")
        .contains("renews_on");
  }
}
