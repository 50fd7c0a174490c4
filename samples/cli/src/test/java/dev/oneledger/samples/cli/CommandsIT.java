package dev.oneledger.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.DriftReport;
import dev.oneledger.StatusMatrix;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.json.ReportJson;
import dev.oneledger.samples.cli.Terminal.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands and how they end. */
class CommandsIT {
  private static final String SCORES = "migrations/144_customer_health_score.sql";

  private final TestDatabase dev = TestPostgres.freshDatabase();

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void configure() throws IOException {
    terminal =
        new Terminal(
            folder, Map.of("LEDGER_USER", dev.user(), "LEDGER_PASSWORD", Terminal.password(dev)));
    terminal.write(SCORES, "CREATE TABLE IF NOT EXISTS customer_health_score (score int);\n");
    terminal.write(
        "migrations/144_customer_health_score.rollback.sql",
        "DROP TABLE IF EXISTS customer_health_score;\n");
    configure(dev.url());
  }

  private void configure(String ledgerUrl) throws IOException {
    terminal.write(
        "oneledger.yaml",
        """
        app: customer-success-hub
        migrations: migrations
        ledger:
          url: "%s"
          userEnv: LEDGER_USER
          passwordEnv: LEDGER_PASSWORD
        environments:
          dev:
            mode: managed
            url: "%s"
            userEnv: LEDGER_USER
            passwordEnv: LEDGER_PASSWORD
          staging:
            mode: export-only
        """
            .formatted(ledgerUrl, dev.url()));
  }

  @AfterEach
  void drop() {
    dev.close();
  }

  private void ended(Exit expected, Said said, String words) {
    assertThat(said.exit()).as(said.out() + said.err()).isEqualTo(expected.code());
    assertThat(said.out() + said.err()).contains(words);
  }

  @Test
  void fine_is_0() throws IOException {
    ended(Exit.FINE, terminal.run("plan", "dev"), "dev: 1 to apply.");
    ended(Exit.FINE, terminal.run("sync", "dev"), "dev: applied 144_customer_health_score.");
    ended(Exit.FINE, terminal.run("status"), "144_customer_health_score  applied");
    ended(Exit.FINE, terminal.run("drift", "dev"), "No drift.");
    ended(Exit.FINE, terminal.run("diff", "dev", "144"), "in sync");
    ended(Exit.FINE, terminal.run("journal:verify"), "environment:dev: 2 entries, whole");
    ended(Exit.FINE, terminal.run("journal:verify", "dev"), "every hash holds");
    ended(Exit.FINE, terminal.run("contract:check", "migrations"), "1 migrations: 0 refused");
    ended(Exit.FINE, terminal.run("history:detect", "dev"), "No table of a migration tool");
    ended(Exit.FINE, terminal.run("eject", "dev", "--to", "flyway"), "ready for flyway");
    assertThat(folder.resolve("eject-dev/eject.sql")).isNotEmptyFile();
    ended(Exit.FINE, terminal.run("page", "status.html"), "written to status.html");
    assertThat(Files.readString(folder.resolve("status.html")).contains("customer-success-hub"))
        .isTrue();
    ended(Exit.FINE, terminal.run("rollback", "dev", "144"), "145_rollback_of_144");
  }

  @Test
  void findings_are_1() throws IOException {
    terminal.run("sync", "dev");
    terminal.write(SCORES, "CREATE TABLE IF NOT EXISTS customer_health_score (score bigint);\n");

    ended(Exit.FINDINGS, terminal.run("status"), "drifted");
    ended(Exit.FINDINGS, terminal.run("drift", "dev"), "1 of 1");
    ended(Exit.FINDINGS, terminal.run("diff", "dev", "144"), "(score bigint)");
    ended(Exit.FINDINGS, terminal.run("plan", "dev"), "144_customer_health_score");
    ended(Exit.FINDINGS, terminal.run("sync", "dev"), "144_customer_health_score");
    terminal.write(SCORES, "CREATE TABLE customer_health_score (score int);\n");
    ended(Exit.FINDINGS, terminal.run("contract:check", "migrations"), ".sql:1: C00");
  }

  @Test
  void a_bundle_that_nobody_vouches_for_is_1() throws IOException {
    terminal.run("release:cut", "rel_1");
    terminal.write("allowed_signers", "");

    ended(
        Exit.FINDINGS,
        terminal.run("bundle:verify", "releases/rel_1.zip", "--signers", "allowed_signers"),
        "B001");
  }

  @Test
  void a_name_that_nobody_knows_is_2_with_the_nearest_ones() {
    terminal.run("sync", "dev");

    ended(Exit.USAGE, terminal.run("sync", "stagin"), "the nearest is staging.");
    ended(
        Exit.USAGE,
        terminal.run("rollback", "dev", "144_customer_health"),
        "the nearest is 144_customer_health_score");
    ended(
        Exit.USAGE, terminal.run("diff", "dev", "14"), "the nearest is 144_customer_health_score");
    ended(
        Exit.USAGE,
        terminal.run("release:cut", "rel_1", "--assign", "prod"),
        "Unknown environment 'prod'");
    ended(Exit.USAGE, terminal.run("statsu"), "Did you mean: status");
    ended(Exit.USAGE, terminal.run("status", "--jsno"), "Possible solutions: --json");
    ended(Exit.USAGE, terminal.run("sync"), "Missing required parameter: 'ENV'");
    ended(
        Exit.USAGE, terminal.run("status", "--config", "other.yaml"), "other.yaml cannot be read");
    ended(Exit.USAGE, terminal.run("promote", "dev"), "oneledger.yaml");
  }

  @Test
  void a_ledger_out_of_reach_is_3_without_a_stack_trace() throws IOException {
    configure("jdbc:postgresql://127.0.0.1:1/ledger");

    ended(Exit.UNREACHABLE, terminal.run("status"), "Cannot connect to");
  }

  @Test
  void an_environment_out_of_reach_is_3_and_its_column_shows_what_was_known() throws IOException {
    terminal.run("sync", "dev");
    String good = Files.readString(folder.resolve("oneledger.yaml"));
    int environment = good.lastIndexOf("url: ");
    terminal.write(
        "oneledger.yaml",
        good.substring(0, environment)
            + good.substring(environment)
                .replace("\"" + dev.url() + "\"", "jdbc:mariadb://127.0.0.1:1/customers"));

    ended(Exit.UNREACHABLE, terminal.run("sync", "dev"), "127.0.0.1:1");
    ended(Exit.FINE, terminal.run("status"), "D018 dev");
  }

  @Test
  void another_runner_at_work_is_4() throws Exception {
    terminal.write("migrations/145_long.sql", "SELECT pg_sleep(4);\n");
    CompletableFuture<Said> other =
        CompletableFuture.supplyAsync(() -> terminal.run("sync", "dev"));
    while (dev.query(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state ="
                + " 'active' AND query LIKE '%pg_sleep(4)%' AND pid <> pg_backend_pid()")
        .isEmpty()) {
      assertThat(other).isNotDone();
      Thread.sleep(20);
    }

    ended(Exit.UNSETTLED, terminal.run("sync", "dev", "--wait", "1"), "is locked by host");
    ended(Exit.FINE, other.get(), "dev: applied 144_customer_health_score, 145_long.");
  }

  @Test
  void a_failed_migration_is_5_and_named_with_its_line() throws IOException {
    terminal.write("migrations/145_broken.sql", "\nSELECT 1 / 0;\n");

    ended(Exit.FAILED, terminal.run("sync", "dev"), "145_broken");
  }

  @Test
  void reports_are_json_where_that_is_asked_for() {
    terminal.run("sync", "dev");
    StatusMatrix matrix = ReportJson.readStatus(terminal.run("status", "--json").out());
    DriftReport drift = ReportJson.readDrift(terminal.run("drift", "dev", "--json").out());

    assertThat(matrix.rows()).hasSize(1);
    assertThat(drift.hasDrift()).isFalse();
    assertThat(ReportJson.readPlan(terminal.run("plan", "dev", "--json").out()).steps()).isEmpty();
    assertThat(ReportJson.readReleases(terminal.run("release:cut", "r", "--json").out()).releases())
        .hasSize(1);
  }

  @Test
  void a_refusal_is_json_too() throws IOException {
    terminal.run("sync", "dev");
    terminal.write(SCORES, "CREATE TABLE other (score int);\n");

    assertThat(ReportJson.readFindings(terminal.run("sync", "dev", "--json").out())).hasSize(1);
  }

  @Test
  void nothing_is_wider_than_a_terminal_of_40_columns() {
    terminal.run("sync", "dev");

    terminal.run("release:cut", "rel_of_customers", "--ids", "144_customer_health_score");
    for (String command :
        new String[] {
          "status", "drift dev", "diff dev 144", "journal:verify dev", "release:list"
        }) {
      String out = terminal.run((command + " --width 40").split(" ")).out();
      assertThat(out).containsAnyOf("144_", "rel_of_customers");
      assertThat(out.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40));
    }
  }

  @Test
  void a_release_that_grows_gets_a_new_revision_and_a_new_folder() throws IOException {
    terminal.run("release:attach-migrations", "rel_1", "--ids", "144", "--as", "2.8.0");
    terminal.write("migrations/145_more.sql", "CREATE TABLE IF NOT EXISTS more (a int);\n");
    ended(
        Exit.FINE,
        terminal.run("release:attach-migrations", "rel_1", "--ids", "145_more"),
        "✔ attached 1 migration to rel_1");

    ended(Exit.FINE, terminal.run("release:cut", "rel_1"), "rel_1 r2 (2.8.0), 2 attached");
    assertThat(Files.exists(folder.resolve("releases/rel_1/sql/145_more.sql"))).isTrue();
  }

  @Test
  void an_environment_of_another_tool_is_followed_and_taken_over() throws IOException {
    dev.execute(
        "CREATE TABLE schema_migrations (version varchar PRIMARY KEY)",
        "CREATE TABLE ar_internal_metadata (key varchar PRIMARY KEY, value varchar, created_at"
            + " timestamp, updated_at timestamp)",
        "INSERT INTO schema_migrations VALUES ('144')",
        "CREATE TABLE customer_health_score (score int)");
    String managed = Files.readString(folder.resolve("oneledger.yaml"));
    terminal.write(
        "oneledger.yaml", managed.replace("mode: managed", "mode: reconcile\n    history: rails"));

    ended(Exit.FINE, terminal.run("history:detect", "dev"), "Rails");
    terminal.run("sync", "dev");
    ended(Exit.USAGE, terminal.run("promote", "dev"), "configured as managed");
    terminal.write(
        "oneledger.yaml", managed.replace("mode: managed", "mode: managed\n    history: rails"));
    ended(Exit.FINE, terminal.run("promote", "dev"), "1 migration counted as applied");
    ended(Exit.FINE, terminal.run("plan", "dev"), "dev: nothing to apply");
  }
}
