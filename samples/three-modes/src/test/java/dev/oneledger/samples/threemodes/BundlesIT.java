package dev.oneledger.samples.threemodes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.oneledger.Bundle;
import dev.oneledger.CellState;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Evidence;
import dev.oneledger.JournalEntry;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerBuilder;
import dev.oneledger.ProvenReceipt;
import dev.oneledger.Receipt;
import dev.oneledger.Release;
import dev.oneledger.SigningKey;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.Trust;
import dev.oneledger.flyway.FlywayHistory;
import dev.oneledger.flyway.FlywayLayout;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** What README and docs say of bundles, done as they say it. */
class BundlesIT {
  private static final Path ROOT = Path.of("../..");
  private static final String CELL = "144_customer_health_score";

  private static SampleServer server;

  @TempDir Path folder;
  private final InMemoryLedgerStore store = new InMemoryLedgerStore();
  private final Ledger ledger = builder().open();
  private Release release;
  private Keys keys;

  private LedgerBuilder builder() {
    return Ledger.forApp("customer-success-hub")
        .store(store)
        .migrations(MigrationSource.classpath("db/ledger"))
        .bundleLayout(new FlywayLayout())
        .environment(Environment.exportOnly("staging"))
        .environment(Environment.exportOnly("prod"));
  }

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

  @BeforeEach
  void cut() throws IOException {
    ledger
        .release("rel_base", "2.7.0")
        .attach("141_init", "142_accounts_rename", "143_rls_policies")
        .cut();
    release = Snippets.conditions(ledger, Instant.now().plus(Duration.ofDays(90)));
    release.assignTo("staging");
    keys = Keys.in(folder);
    Snippets.signing(release, folder);
  }

  private Cell staging() {
    return ledger.status().cell(CELL, "staging");
  }

  @Test
  void the_shell_session_of_the_readme_verifies_replays_and_brings_a_receipt_back()
      throws Exception {
    need("ssh-keygen", "unzip", "sha256sum", "psql");
    run(Map.of(), "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", "ci");
    String ci = Files.readString(folder.resolve("ci.pub")).strip();
    String allowed = Files.readString(folder.resolve("allowed_signers"));
    Files.writeString(folder.resolve("allowed_signers"), allowed + Keys.CI + " " + ci + "\n");
    Files.copy(ROOT.resolve("docs/verify.sh"), folder.resolve("verify.sh"));
    PGSimpleDataSource database = (PGSimpleDataSource) server.createDatabase("session");

    String said = run(psqlSettings(database), "sh", "-eu", "-c", session());

    Trust trust = Trust.allowedSigners(folder.resolve("allowed_signers")).by(Keys.CI);
    ledger.acknowledge(
        "staging",
        ProvenReceipt.signed(
            Files.readString(folder.resolve("receipt.yaml")),
            Files.readString(folder.resolve("receipt.yaml.sig")),
            trust));
    assertThat(said).contains("Good \"oneledger-bundle\" signature");
    assertThat(staging().state()).isEqualTo(CellState.APPLIED);
    assertThat(staging().evidence()).isEqualTo(Evidence.PROVEN);
  }

  private static String session() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String start = "<!-- session: bundle -->\n```sh\n";
    int from = readme.indexOf(start);
    assertThat(from).as(start).isNotNegative();
    return readme.substring(from + start.length(), readme.indexOf("```\n", from + start.length()));
  }

  private static Map<String, String> psqlSettings(PGSimpleDataSource database) {
    String password = database.getPassword();
    return Map.of(
        "PGHOST",
        database.getServerNames()[0],
        "PGPORT",
        Integer.toString(database.getPortNumbers()[0] == 0 ? 5432 : database.getPortNumbers()[0]),
        "PGUSER",
        database.getUser() == null ? "postgres" : database.getUser(),
        "PGPASSWORD",
        password == null ? "" : password,
        "PGDATABASE",
        database.getDatabaseName());
  }

  private static void need(String... programs) {
    boolean required = Boolean.getBoolean("oneledger.test.databaseRequired");
    for (String program : programs) {
      boolean isThere =
          List.of(System.getenv("PATH").split(java.io.File.pathSeparator)).stream()
              .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
      assumeTrue(required || isThere, program + " is not on the path");
    }
  }

  private String run(Map<String, String> settings, String... command) throws Exception {
    Path out = folder.resolve("session.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().putAll(settings);
    int exit = builder.start().waitFor();
    String said = Files.readString(out, UTF_8);
    assertThat(exit).as(said).isZero();
    return said;
  }

  @Test
  void a_release_is_taken_over_where_no_file_of_the_build_is() throws Exception {
    DataSource prodDb = server.createDatabase("taken_over");
    Ledger there =
        Ledger.inMemory("customer-success-hub")
            .environment(Environment.managed("prod", JdbcTarget.on(prodDb)).followingReleases())
            .open();

    Snippets.takingOver(there, folder);

    assertThat(there.status().cell(CELL, "prod").state()).isEqualTo(CellState.APPLIED);
    assertThat(there.plan("prod").steps()).isEmpty();
    assertThat(there.status().rows()).hasSize(4);
  }

  @Test
  void receipts_are_read_and_signed_as_the_docs_show() throws Exception {
    DataSource stagingDb = server.createDatabase("receipts");
    Bundle bundle = Bundle.open(folder.resolve("rel_8f12.zip"), keys.trustInReleases());
    Path unpacked = bundle.writeDirectory(folder.resolve("unpacked"));
    new UsersCi(stagingDb).flyway(unpacked.resolve("apply/flyway/sql"));
    Receipt receipt = Receipt.read(bundle, "staging", FlywayHistory.on(stagingDb));
    Receipt later =
        new Receipt(
            receipt.release(),
            receipt.environment(),
            receipt.lineage(),
            receipt.applied(),
            receipt.tool(),
            receipt.at().plusSeconds(60));
    Files.writeString(folder.resolve("receipt.yaml"), later.toText());
    Files.writeString(folder.resolve("receipt.yaml.sig"), later.sign(keys.ci()));

    ledger.acknowledge("staging", receipt);
    assertThat(staging().evidence()).isEqualTo(Evidence.CLAIMED);
    Snippets.provenReceipts(ledger, bundle, stagingDb, folder);

    assertThat(staging().evidence()).isEqualTo(Evidence.PROVEN);
  }

  @Test
  void gates_are_passed_or_overridden_as_the_docs_show() {
    Release assigned = Snippets.gates(builder());

    assertThat(assigned.name()).isEqualTo(release.name());
    assertThat(ledger.status().cell(CELL, "prod").state()).isEqualTo(CellState.PENDING);
    assertThat(ledger.journal("prod").entries())
        .extracting(JournalEntry::kind)
        .contains(EntryKind.OVERRIDDEN, EntryKind.ASSIGNED);
  }

  @Test
  void the_script_in_docs_is_the_one_in_every_bundle() throws IOException {
    String page = new String(release.bundle().content("VERIFY.md"), UTF_8);
    assertThat(page)
        .contains("```sh\n" + Files.readString(ROOT.resolve("docs/verify.sh")) + "```\n");
  }

  @Test
  void a_key_that_ssh_keygen_made_signs() throws Exception {
    need("ssh-keygen");
    run(Map.of(), "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "mine");
    SigningKey mine = SigningKey.read(folder.resolve("mine"));
    Path zip = release.bundle().writeZip(folder.resolve("again.zip"), mine);
    assertThat(Bundle.open(zip, Trust.allowedSigners(mine.allowedSigner("me"))).release())
        .isEqualTo(release.name());
  }
}
