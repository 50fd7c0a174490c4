package dev.oneledger.samples.threemodes;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Environment;
import dev.oneledger.Evidence;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerBuilder;
import dev.oneledger.SigningKey;
import dev.oneledger.StatusMatrix;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.StatusMatrix.Column;
import dev.oneledger.SyncReport;
import dev.oneledger.TextStyle;
import dev.oneledger.jdbc.JdbcLedger;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.memory.InMemoryHistory;
import dev.oneledger.spi.MigrationSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story that the sample's main class tells, told once for all tests. */
class ThreeModesIT {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

  @TempDir static Path output;

  private static SampleServer server;
  private static Story.Ending ending;

  @BeforeAll
  static void tell() throws Exception {
    String url = System.getProperty("oneledger.test.postgres.url");
    server = SampleServer.start(url == null ? System.getenv("ONELEDGER_TEST_POSTGRES_URL") : url);
    System.out.println("Sample on PostgreSQL: " + server.description());
    ending = new Story(server, output).tell();
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private static String states(String migration) {
    return ending.matrix().columns().stream()
        .map(column -> ending.matrix().cell(migration, column.environment()))
        .map(cell -> cell.state().label())
        .collect(joining("|"));
  }

  @Test
  void the_matrix_has_the_states_of_the_story() {
    assertThat(ending.matrix().columns())
        .extracting(StatusMatrix.Column::environment)
        .containsExactly("dev", "staging", "prod");
    assertThat(states("141_init")).isEqualTo("applied|applied|applied");
    assertThat(states("142_accounts_rename")).isEqualTo("applied|applied|applied");
    assertThat(states("143_rls_policies")).isEqualTo("applied|applied|drifted");
    assertThat(states("144_customer_health_score")).isEqualTo("applied|applied|pending");
    assertThat(states("145_backfill_scores")).isEqualTo("applied|pending|");
    assertThat(states("146_health_rules")).isEqualTo("applied||");
    assertThat(states("V0147__hotfix_idx.sql")).isEqualTo("||outside");
    assertThat(states("V0148__nullable_email.sql")).isEqualTo("||outside");
    assertThat(ending.matrix().rows()).hasSize(8);
  }

  @Test
  void staging_is_known_by_signed_receipts_and_prod_by_its_history() {
    Cell staging = ending.matrix().cell("144_customer_health_score", "staging");
    Cell prod = ending.matrix().cell("141_init", "prod");

    assertThat(staging.evidence()).isEqualTo(Evidence.PROVEN);
    assertThat(prod.evidence()).isEqualTo(Evidence.HISTORY);
  }

  @Test
  void the_reconcile_table_shows_both_hotfixes_as_drift_and_closes_with_their_number() {
    assertThat(ending.prod().rows())
        .filteredOn(row -> row.label().startsWith("V014"))
        .extracting(DriftReport.Row::label, DriftReport.Row::ours, DriftReport.Row::state)
        .containsExactly(
            tuple("V0141__init.sql", "applied", RowState.IN_SYNC),
            tuple("V0142__accounts_rename.sql", "applied", RowState.IN_SYNC),
            tuple("V0143__rls_policies.sql", "applied", RowState.DRIFT),
            tuple("V0147__hotfix_idx.sql", "", RowState.DRIFT),
            tuple("V0148__nullable_email.sql", "", RowState.DRIFT));
    assertThat(ending.prod().toString()).contains("2 migrations landed outside the ledger");
  }

  @Test
  void the_finding_for_143_names_both_checksums_and_the_diff_shows_the_edit() {
    Finding changed =
        ending.prod().findings().stream()
            .filter(finding -> finding.code() == FindingCode.CHANGED)
            .findFirst()
            .orElseThrow();

    assertThat(changed.place()).isEqualTo("prod, V0143__rls_policies.sql");
    assertThat(changed.text())
        .contains("CRC32 (Flyway)")
        .containsPattern("there  -?\\d+\n  ours   -?\\d+");
    assertThat(ending.prod().diff("V0143__rls_policies.sql"))
        .hasValueSatisfying(
            diff -> assertThat(diff).contains("\n-").contains("\n+").contains("USING (true)"));
  }

  @Test
  void a_second_sync_of_dev_applies_nothing() {
    List<SyncReport> syncs = ending.syncs();

    assertThat(syncs.get(0).applied()).hasSize(6);
    assertThat(syncs.get(1).applied()).isEmpty();
    assertThat(syncs.get(1).summary()).isEqualTo("dev: nothing to apply.");
  }

  @Test
  void the_bundles_are_where_it_says_and_hold_the_whole_lineage() {
    assertThat(ending.bundles()).hasSize(3).allSatisfy(zip -> assertThat(zip).isRegularFile());
    assertThat(output.resolve("rel_8f12/release-bundle.yaml")).isRegularFile();
    assertThat(output.resolve("rel_8f12/sql/141_init.sql")).isRegularFile();
    assertThat(output.resolve("rel_8f12/apply/flyway")).isDirectory();
  }

  @Test
  void the_narration_is_plain_text_unless_colour_is_wanted() {
    assertThat(narrated(false))
        .contains("143_rls_policies")
        .contains("drifted")
        .contains("rel_8f12.zip")
        .doesNotContain("\u001b");
    assertThat(narrated(true)).contains("\u001b[31mdrifted\u001b[0m");
  }

  private static String narrated(boolean colour) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Narrator(new PrintStream(bytes, true, StandardCharsets.UTF_8), new TextStyle(colour, 0))
        .tell(ending);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void no_line_of_the_narration_is_wider_than_a_terminal_but_of_diffs_paths_and_words() {
    assertThat(ending.matrix().toString().lines()).allMatch(line -> line.length() <= 80);
    assertThat(Prose.wrapped(ending.prod().toString()).lines())
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void the_readme_shows_the_matrix_that_the_sample_prints() throws Exception {
    String readme = Files.readString(Path.of("../../README.md"));

    assertThat(readme).contains("```\n" + on(ending.matrix(), NOON) + "```\n");
  }

  @Test
  void columns_read_on_different_days_show_their_days() {
    StatusMatrix matrix = ending.matrix();
    List<Column> columns = new ArrayList<>(on(matrix, NOON).columns());
    columns.set(1, at(columns.get(1), NOON.minus(Duration.ofDays(3))));

    assertThat(new StatusMatrix(matrix.app(), columns, matrix.rows()).toString())
        .startsWith("migrations of customer-success-hub, 2026 (UTC)\n")
        .containsPattern("as of +01-15 12:00 +01-12 12:00 +01-15 12:00\n");
  }

  private static StatusMatrix on(StatusMatrix matrix, Instant moment) {
    List<Column> columns = matrix.columns().stream().map(column -> at(column, moment)).toList();
    return new StatusMatrix(matrix.app(), columns, matrix.rows());
  }

  private static Column at(Column column, Instant moment) {
    return new Column(
        column.environment(), column.mode(), moment, column.source(), column.findings());
  }

  @Test
  void the_code_that_the_readme_shows_runs_on_fresh_databases(@TempDir Path directory)
      throws Exception {
    DataSource prodDb = server.createDatabase("snippets_prod");
    new UsersCi(prodDb).flyway(ProdScripts.copyTo(directory.resolve("prod-scripts")));

    StatusMatrix matrix =
        Snippets.threeModes(
            server.createDatabase("snippets_dev"), prodDb, directory, SigningKey.generate());

    assertThat(directory.resolve("rel_8f12.zip")).isRegularFile();
    assertThat(matrix.cell("146_health_rules", "dev").state()).isEqualTo(CellState.APPLIED);
    assertThat(matrix.cell("144_customer_health_score", "staging").state())
        .isEqualTo(CellState.PENDING);
    assertThat(matrix.cell("143_rls_policies", "prod").state()).isEqualTo(CellState.DRIFTED);
  }

  @Test
  void the_start_up_call_that_the_readme_shows_migrates_a_fresh_database() throws Exception {
    DataSource database = server.createDatabase("snippets_default");

    Snippets.startUp(database);

    assertThat(JdbcLedger.managed(database).plan("default").steps()).isEmpty();
  }

  @Test
  void a_start_that_waits_for_another_replica_goes_on_where_that_one_has_applied()
      throws Exception {
    DataSource prodDb = server.createDatabase("snippets_waiting_prod");
    DataSource ledgerDb = server.createDatabase("snippets_waiting_ledger");
    Ledger.forApp("customer-success-hub")
        .store(JdbcLedgerStore.on(ledgerDb))
        .migrations(MigrationSource.classpath(JdbcLedger.MIGRATIONS))
        .environment(Environment.managed("prod", JdbcTarget.on(prodDb)))
        .open()
        .sync("prod");

    StatusMatrix matrix = Snippets.starting(prodDb, ledgerDb);

    assertThat(matrix.cell("146_health_rules", "prod").state()).isEqualTo(CellState.APPLIED);
  }

  @Test
  void the_tables_that_the_docs_describe_are_read(@TempDir Path checkout) throws Exception {
    DataSource database = server.createDatabase("snippets_tables");
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE atlas_schema_revisions (version text PRIMARY KEY, description text, type int, applied int, total int, executed_at timestamptz, execution_time bigint, error text, error_stmt text, hash text, partial_hashes json, operator_version text)");
      statement.execute(
          "INSERT INTO atlas_schema_revisions VALUES ('20240101120000', 'init', 2, 1, 1, now(), 1, '', '', 'x', null, 'v1')");
      statement.execute(
          "CREATE TABLE databasechangelog (id text, author text, filename text, dateexecuted timestamp, orderexecuted int, exectype text, md5sum text)");
      statement.execute(
          "INSERT INTO databasechangelog VALUES ('144', 'ada', 'db/144.sql', now(), 1, 'EXECUTED', null)");
      statement.execute("CREATE SCHEMA ops");
      statement.execute(
          "CREATE TABLE ops.migrations_done (place serial, name text, ok boolean, done_at timestamptz, sha256 text)");
      statement.execute(
          "INSERT INTO ops.migrations_done (name, ok, done_at) VALUES ('144_customer_health_score.sql', true, now())");
    }

    Files.createDirectories(checkout.resolve("migrations"));
    assertThat(Snippets.known(database, checkout).read().rows()).hasSize(1);
    assertThat(Snippets.liquibase(database, checkout).read().rows()).hasSize(1);
    assertThat(Snippets.ownTable(database).read().rows())
        .extracting(row -> String.valueOf(row.id()))
        .containsExactly("144_customer_health_score");
    assertThat(Snippets.ownHistory(List.of("144_customer_health_score")).read().rows()).hasSize(1);
    assertThat(Snippets.texts()).hasSize(1);
  }

  @Test
  void drift_is_reviewed_as_the_docs_show() {
    InMemoryHistory theirs =
        new InMemoryHistory()
            .appliedUnverifiable("V0144__score.sql")
            .appliedUnverifiable("V0147__hotfix_idx.sql")
            .appliedUnverifiable("by hand");
    Ledger ledger =
        Ledger.inMemory("customer-success-hub")
            .migrations(MigrationSource.of(Map.of("144_customer_health_score.sql", "select 1;")))
            .environment(Environment.reconcile("prod", theirs))
            .open();

    Snippets.review(ledger, Instant.now().plus(Duration.ofDays(30)));

    assertThat(ledger.drift("prod").findings())
        .filteredOn(Finding::isProblem)
        .extracting(Finding::place)
        .containsExactly("prod, by hand");
  }

  @Test
  void an_environment_comes_over_from_flyway_and_goes_back_as_the_docs_show(@TempDir Path folder)
      throws Exception {
    DataSource prodDb = server.createDatabase("snippets_coming_over");
    DataSource ledgerDb = server.createDatabase("snippets_coming_over_ledger");
    Path scripts = Files.createDirectories(folder.resolve("db"));
    Files.writeString(scripts.resolve("V1__a.sql"), "create table a (id int);");
    Flyway.configure().dataSource(prodDb).locations("filesystem:" + scripts).load().migrate();
    LedgerBuilder builder =
        Ledger.forApp("customer-success-hub")
            .store(JdbcLedgerStore.on(ledgerDb))
            .migrations(MigrationSource.directory(scripts));

    Snippets.promote(builder, prodDb);
    Ledger managed =
        Ledger.forApp("customer-success-hub")
            .store(JdbcLedgerStore.on(ledgerDb))
            .migrations(MigrationSource.directory(scripts))
            .environment(Environment.managed("prod", JdbcTarget.on(prodDb)))
            .open();
    Snippets.leave(managed, prodDb, folder.resolve("flyway"));

    assertThat(folder.resolve("flyway/eject.sql")).exists();
    assertThatThrownBy(() -> managed.sync("prod")).hasMessageContaining("D017");
  }
}
