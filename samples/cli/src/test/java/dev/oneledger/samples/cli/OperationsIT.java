package dev.oneledger.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.oneledger.Receipt;
import dev.oneledger.Release;
import dev.oneledger.SigningKey;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.json.ReportJson;
import dev.oneledger.samples.cli.Terminal.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators settle: each command does in a database what it says. */
class OperationsIT {
  private static final String ANSWER = "--who ann --why tested";

  private final TestDatabase dev = TestPostgres.freshDatabase();

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void configure() throws IOException {
    terminal =
        new Terminal(
            folder, Map.of("LEDGER_USER", dev.user(), "LEDGER_PASSWORD", Terminal.password(dev)));
    terminal.write("migrations/1_a.sql", "CREATE TABLE IF NOT EXISTS a (x int);\n");
    terminal.write("migrations/1_a.rollback.sql", "DROP TABLE IF EXISTS a;\n");
    configure("mode: managed", "");
  }

  private void configure(String devSettings, String gates) throws IOException {
    terminal.write(
        "oneledger.yaml",
        """
        app: shop
        migrations: migrations
        %s
        ledger:
          url: "%s"
          userEnv: LEDGER_USER
          passwordEnv: LEDGER_PASSWORD
        environments:
          dev:
            url: "%s"
            userEnv: LEDGER_USER
            passwordEnv: LEDGER_PASSWORD
        %s
          staging:
            mode: export-only
        """
            .formatted(gates, dev.url(), dev.url(), devSettings.indent(4).stripTrailing()));
  }

  @AfterEach
  void drop() {
    dev.close();
  }

  private Said run(String command) {
    return terminal.run(command.split(" "));
  }

  private Said ended(Exit expected, String command, String words) {
    Said said = run(command);
    assertThat(said.exit()).as(said.out() + said.err()).isEqualTo(expected.code());
    assertThat(said.out() + said.err()).contains(words);
    return said;
  }

  private boolean hasTable(String name) {
    return dev.query("SELECT to_regclass('public." + name + "') IS NOT NULL")
        .toString()
        .contains("t");
  }

  @Test
  void a_rollback_is_shown_then_done_and_its_migration_applied_again() {
    run("sync dev");

    ended(Exit.FINE, "rollback dev 1 --dry-run", "DROP TABLE IF EXISTS a");
    assertThat(hasTable("a")).isTrue();
    ended(Exit.FINE, "rollback dev 1", "2_rollback_of_1_a");
    assertThat(hasTable("a")).isFalse();
    ended(Exit.FINE, "reapply dev 1_a", "1_a");
    assertThat(hasTable("a")).isTrue();
    ended(Exit.USAGE, "reapply dev 1_a", "1_a");
  }

  @Test
  void what_is_there_already_is_counted_as_applied() {
    dev.execute("CREATE TABLE a (x int)");

    ended(Exit.FINDINGS, "sync dev", "oneledger baseline dev ID");
    ended(Exit.FINE, "baseline dev 1_a", "1 migration");
    ended(Exit.FINE, "plan dev", "nothing to apply");
    ended(Exit.USAGE, "baseline dev 1_a", "dev");
  }

  @Test
  void a_statement_in_doubt_is_resolved_as_the_finding_says() throws IOException {
    run("sync dev");
    dev.execute(
        "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN CREATE TABLE b (x int); COMMIT;"
            + " PERFORM pg_terminate_backend(pg_backend_pid()); END $$");
    terminal.write("migrations/2_b.sql", "-- ledger: no-transaction\nCALL p();\n");
    ended(Exit.UNREACHABLE, "sync dev", "Whether it took effect is not known");

    Said refused =
        ended(
            Exit.UNSETTLED,
            "sync dev",
            "oneledger resolve dev 2_b --applied --who NAME --why REASON");
    assertThat(refused.err()).contains("oneledger resolve dev 2_b --not-applied --who NAME");
    ended(Exit.USAGE, "resolve dev 2_b " + ANSWER, "--applied");
    ended(Exit.USAGE, "resolve dev 2_b --applied", "--who");
    ended(Exit.FINE, "resolve dev 2_b --applied " + ANSWER, "2_b");
    ended(Exit.FINE, "sync dev", "nothing to apply");
    assertThat(hasTable("b")).isTrue();
  }

  private void keptByRails(String... versions) {
    dev.execute(
        "CREATE TABLE schema_migrations (version varchar PRIMARY KEY)",
        "CREATE TABLE ar_internal_metadata (key varchar PRIMARY KEY, value varchar, created_at"
            + " timestamp, updated_at timestamp)",
        "CREATE TABLE a (x int)");
    for (String version : versions) {
      dev.execute("INSERT INTO schema_migrations VALUES ('" + version + "')");
    }
  }

  @Test
  void a_migration_of_another_tool_is_waived_or_adopted() throws IOException {
    keptByRails("1", "7");
    configure("mode: reconcile\nhistory: rails", "");
    run("sync dev");
    ended(Exit.FINDINGS, "drift dev", "D002 7");

    ended(Exit.USAGE, "waive dev 8 " + ANSWER, "expected 7");
    ended(Exit.USAGE, "waive dev 7 --until tomorrow " + ANSWER, "expected 2026-12-31");
    ended(Exit.FINE, "waive dev 7 --code D002 --until 2999-01-01 " + ANSWER, "7");
    ended(Exit.FINE, "drift dev", "Waived by ann until 2999-01-01T00:00:00Z: tested");
    ended(Exit.FINDINGS, "waive dev 7 --until 2020-01-01 " + ANSWER, "7");
    ended(Exit.FINDINGS, "drift dev", "D002 7");

    terminal.write("seven.sql", "CREATE TABLE IF NOT EXISTS seven (x int);\n");
    ended(Exit.USAGE, "adopt dev 7 --text eight.sql " + ANSWER, "'eight.sql' cannot be read");
    ended(Exit.FINE, "adopt dev 7 --as 7_seven --text seven.sql " + ANSWER, "7_seven");
    ended(Exit.FINE, "drift dev", "No drift.");
  }

  @Test
  void a_detected_history_is_named_as_the_configuration_does() throws IOException {
    keptByRails("1");
    ended(Exit.FINE, "history:detect dev", "  history: rails\n  table: public.schema_migrations");

    JsonNode json = new ObjectMapper().readTree(run("history:detect dev --json").out());
    assertThat(json.path("format").asText()).isEqualTo("dev.oneledger.cli/histories");
    assertThat(json.path("version").asInt()).isEqualTo(1);
    assertThat(json.path("histories").path(0).path("history").asText()).isEqualTo("rails");
    assertThat(json.path("histories").path(0).path("table").asText())
        .isEqualTo("public.schema_migrations");
  }

  @Test
  void an_environment_is_taken_over_and_handed_back() throws IOException {
    keptByRails("1");
    configure("mode: reconcile\nhistory: rails", "");
    run("sync dev");
    ended(Exit.USAGE, "demote dev", "this needs an environment that is configured as managed");
    configure("mode: managed\nhistory: rails", "");

    ended(Exit.FINDINGS, "sync dev", "oneledger promote dev");
    ended(Exit.FINE, "promote dev", "1 migration counted as applied");
    ended(Exit.FINE, "demote dev", "mode: reconcile");
    configure("mode: reconcile\nhistory: rails", "");
    ended(Exit.FINE, "sync dev", "dev");
  }

  @Test
  void a_schema_that_was_changed_outside_is_accepted() throws IOException {
    configure("mode: managed\nwatchCatalog: true", "");
    run("sync dev");
    dev.execute("ALTER TABLE a ADD COLUMN by_hand int");

    ended(Exit.FINDINGS, "drift dev", "oneledger schema:accept dev --who NAME --why REASON");
    assertThat(run("drift dev --width 200").out())
        .contains("oneledger waive dev 'column public.a.by_hand' --who NAME --why REASON");
    Said waived =
        terminal.run(
            "waive", "dev", "column public.a.by_hand", "--who", "ann", "--why", "until tomorrow");
    assertThat(waived.exit()).as(waived.err()).isZero();
    ended(Exit.FINE, "schema:accept dev " + ANSWER, "dev");
    ended(Exit.FINE, "drift dev", "No drift.");
  }

  @Test
  void a_late_migration_is_applied_where_the_configuration_allows_it() throws IOException {
    terminal.write("migrations/2_b.sql", "CREATE TABLE IF NOT EXISTS b (x int);\n");
    run("sync dev");
    terminal.write("migrations/1.5_late.sql", "CREATE TABLE IF NOT EXISTS late (x int);\n");

    ended(Exit.FINDINGS, "sync dev", "outOfOrder: allow");
    configure("mode: managed\noutOfOrder: allow", "");
    ended(Exit.FINE, "sync dev", "1.5_late");
  }

  @Test
  void a_copy_of_another_database_is_taken_over() throws IOException {
    run("sync dev");
    String as = Files.readString(folder.resolve("oneledger.yaml"));
    terminal.write("oneledger.yaml", as.replace("  dev:\n", "  copy:\n"));

    ended(Exit.FINDINGS, "sync copy", "oneledger rebind copy");
    ended(Exit.FINE, "rebind copy", "copy");
    ended(Exit.FINE, "sync copy", "nothing to apply");
  }

  @Test
  void a_release_is_approved_and_assigned_when_its_gate_passes() throws IOException {
    configure("mode: managed", "gates:\n  approvedBy: 1");
    ended(Exit.FINE, "release:list", "No release was cut.");
    run("release:cut r1 --author bob --expires 2999-01-01 --only-for staging");

    ended(Exit.USAGE, "release:assign r2 staging", "Unknown release 'r2': the nearest is r1.");
    Said refused = ended(Exit.FINDINGS, "release:assign r1 staging", "G001");
    assertThat(refused.err()).contains("oneledger release:assign REL staging --override");
    ended(Exit.USAGE, "release:assign r1 staging --override approved-by-1", "answers for it");
    ended(Exit.FINE, "release:approve r1 " + ANSWER, "✔ r1 r1 (r1) approved by ann");
    ended(Exit.FINE, "release:assign r1 staging", "✔ r1 r1 (r1) assigned to staging");
    ended(
        Exit.FINE,
        "release:cut r1 --as 2 --assign staging --override approved-by-1 " + ANSWER,
        "✔ cut r1 r2 (2), 1 attached");
    ended(Exit.FINE, "release:approve r1 " + ANSWER, "✔ r1 r2 (2) approved by ann");
    Said listed = ended(Exit.FINE, "release:list", "only for staging");
    assertThat(listed.out()).contains("ann").contains("2999-01-01");
    assertThat(ReportJson.readReleases(run("release:list --json").out()).releases()).hasSize(1);
  }

  @Test
  void a_receipt_counts_as_claimed_and_signed_as_proven() throws IOException {
    SigningKey key = SigningKey.generate();
    terminal.write("allowed_signers", key.allowedSigner("ci@example.com") + "\n");
    run("release:cut r1 --assign staging");
    Receipt receipt = receipt();
    terminal.write("receipt.yaml", receipt.toText());

    ended(Exit.FINE, "acknowledge staging receipt.yaml", "staging");
    ended(
        Exit.USAGE,
        "acknowledge staging receipt.yaml --signers allowed_signers",
        "'receipt.yaml.sig' cannot be read");
    terminal.write("receipt.yaml.sig", SigningKey.generate().toString());
    ended(Exit.FINDINGS, "acknowledge staging receipt.yaml --signers allowed_signers", "B002");
    terminal.write("receipt.yaml.sig", receipt.sign(key));
    ended(Exit.FINE, "acknowledge staging receipt.yaml --signers allowed_signers", "staging");
    assertThat(run("journal:verify staging --json").out()).containsOnlyOnce("\"proof\"");
  }

  private Receipt receipt() {
    Configuration read = Configuration.read(folder.resolve("oneledger.yaml"), terminal.variables());
    Release release = read.ledgerForAll().open().release("r1").orElseThrow();
    return new Receipt(
        release.name(),
        "staging",
        release.lineage().digest(),
        release.lineage().pins().stream()
            .map(pin -> new Receipt.Applied(pin.id(), pin.textHash()))
            .toList(),
        "psql 17",
        Instant.now());
  }

  @Test
  void migrations_are_proven_on_a_scratch_database_and_the_ledger_knows() throws IOException {
    terminal.write("migrations/2_b.sql", "CREATE TABLE b (x int);\n");
    terminal.write("migrations/2_b.rollback.sql", "DROP TABLE IF EXISTS b;\n");
    ended(Exit.USAGE, "prove", "scratch: needed here");
    try (TestDatabase scratch = TestPostgres.freshDatabase()) {
      configure(
          "mode: managed",
          "scratch: {url: \"%s\", userEnv: LEDGER_USER, passwordEnv: LEDGER_PASSWORD}"
              .formatted(scratch.url()));
      Said said = ended(Exit.FINDINGS, "prove", "1_a on PostgreSQL");
      assertThat(said.err()).isEqualTo("proving 1 of 2: 1_a\nproving 2 of 2: 2_b\n");
      assertThat(said.out()).contains("replayable proven, reversible proven").contains("P001");
      ended(Exit.FINDINGS, "prove", "P005");
    }
    Configuration read = Configuration.read(folder.resolve("oneledger.yaml"), terminal.variables());
    assertThat(read.ledgerForAll().open().proofs()).hasSize(2);
  }

  @Test
  void a_bundle_is_verified_as_json_and_taken_over_into_another_ledger() throws Exception {
    SigningKey key = SigningKey.generate();
    key.writeTo(folder.resolve("release_key"));
    terminal.write("allowed_signers", key.allowedSigner("release@example.com") + "\n");
    run("release:cut r1 --sign release_key");
    String zip = "releases/r1.zip --signers allowed_signers";

    JsonNode json = new ObjectMapper().readTree(run("bundle:verify " + zip + " --json").out());
    assertThat(json.path("format").asText()).isEqualTo("dev.oneledger.cli/bundle");
    assertThat(json.path("release").asText()).isEqualTo("r1");
    assertThat(json.path("signatures").path(0).path("fingerprint").asText())
        .isEqualTo(key.fingerprint());
    try (TestDatabase other = TestPostgres.freshDatabase()) {
      String as = Files.readString(folder.resolve("oneledger.yaml"));
      terminal.write("oneledger.yaml", as.replace(dev.url(), other.url()));
      ended(Exit.FINE, "release:import " + zip, "✔ took over r1 r1 (r1)");
      ended(Exit.FINE, "release:list", "r1");
    }
  }

  @Test
  void every_command_that_needs_an_environment_suggests_the_nearest_one() {
    for (String command :
        List.of(
            "plan dve",
            "sync dve",
            "drift dve",
            "diff dve 1",
            "rollback dve 1",
            "reapply dve 1",
            "resolve dve 1 --applied " + ANSWER,
            "waive dve 1 " + ANSWER,
            "baseline dve 1",
            "schema:accept dve " + ANSWER,
            "rebind dve",
            "history:detect dve",
            "adopt dve 1 " + ANSWER,
            "promote dve",
            "demote dve",
            "eject dve --to rails",
            "journal:verify dve",
            "release:assign r1 dve",
            "release:cut r1 --assign dve")) {
      ended(Exit.USAGE, command, "Unknown environment 'dve': the nearest is dev.");
    }
  }
}
