package dev.oneledger.samples.threemodes;

import dev.oneledger.Adoption;
import dev.oneledger.Bundle;
import dev.oneledger.DriftReport;
import dev.oneledger.Environment;
import dev.oneledger.FleetReport;
import dev.oneledger.GateOverride;
import dev.oneledger.GatePolicy;
import dev.oneledger.Gates;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerBuilder;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.NewerRows;
import dev.oneledger.ProvenReceipt;
import dev.oneledger.Receipt;
import dev.oneledger.Release;
import dev.oneledger.SigningKey;
import dev.oneledger.SqlDialect;
import dev.oneledger.StartMode;
import dev.oneledger.StatusMatrix;
import dev.oneledger.Trust;
import dev.oneledger.Waiver;
import dev.oneledger.ddl.Consent;
import dev.oneledger.ddl.Contract;
import dev.oneledger.ddl.ContractReport;
import dev.oneledger.ddl.Evolution;
import dev.oneledger.ddl.GeneratedRollback;
import dev.oneledger.ddl.Proof;
import dev.oneledger.ddl.ProofCase;
import dev.oneledger.ddl.ProofSeries;
import dev.oneledger.ddl.ProofVerdict;
import dev.oneledger.ddl.Rename;
import dev.oneledger.ddl.Rollback;
import dev.oneledger.ddl.SchemaEvolution;
import dev.oneledger.flyway.FlywayEject;
import dev.oneledger.flyway.FlywayHistory;
import dev.oneledger.flyway.FlywayLayout;
import dev.oneledger.jdbc.ChecksumRule;
import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.JdbcLedger;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.liquibase.LiquibaseHistory;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.spi.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The code that the README and the pages in docs show, between its markers. */
final class Snippets {
  private Snippets() {}

  static void startUp(DataSource dataSource) {
    // snippet: start-up
    JdbcLedger.managed(dataSource).sync("default");
    // end: start-up
  }

  static StatusMatrix threeModes(
      DataSource devDb, DataSource prodDb, Path directory, Signer signer) {
    // snippet: three-modes
    Ledger ledger =
        Ledger.forApp("customer-success-hub")
            .store(JdbcLedgerStore.on(devDb))
            .migrations(MigrationSource.classpath("db/ledger"))
            .bundleLayout(new FlywayLayout())
            .environment(Environment.managed("dev", JdbcTarget.on(devDb)))
            .environment(Environment.exportOnly("staging"))
            .environment(
                Environment.reconcile("prod", FlywayHistory.on(prodDb)).followingReleases())
            .open();

    ledger.sync("dev"); // managed: applies what is due

    Release release = ledger.release("rel_8f12", "2.8.0").attach("144_customer_health_score").cut();
    release.assignTo("staging").assignTo("prod");
    Path zip = directory.resolve("rel_8f12.zip");
    release.bundle().writeZip(zip, signer); // export-only: your CI verifies and replays it

    System.out.println(ledger.drift("prod")); // reconcile: ours against theirs, read-only
    System.out.println(ledger.status()); // the matrix
    // end: three-modes
    return ledger.status();
  }

  static StatusMatrix starting(DataSource prodDb, DataSource ledgerDb) {
    // snippet: starting
    Ledger ledger =
        Ledger.forApp("customer-success-hub")
            .store(JdbcLedgerStore.on(ledgerDb))
            .migrations(MigrationSource.classpath("db/ledger"))
            .environment(
                Environment.managed("prod", JdbcTarget.on(prodDb))
                    .starting(StartMode.WAIT) // another replica applies
                    .accepting("143", "150") // this build works with any of these
                    .newerRows(NewerRows.TOLERATE)) // during a rolling deployment
            .deadline(Duration.ofMinutes(2))
            .listener(System.out::println) // applying, waiting for whom, in doubt, ...
            .open();
    ledger.sync("prod");
    // end: starting
    return ledger.status();
  }

  static List<Migration> texts() {
    // snippet: texts
    MigrationSource source =
        MigrationSource.of(
            Map.of(
                "144_customer_health_score.sql", "create table customer_health (score int);",
                "144_customer_health_score.rollback.sql", "drop table customer_health;"));
    // end: texts
    return source.load();
  }

  static Path signing(Release release, Path folder) {
    // snippet: signing
    SigningKey key = SigningKey.read(folder.resolve("release_key")); // ssh-keygen -t ed25519
    Path zip = release.bundle().writeZip(folder.resolve("rel_8f12.zip"), key);
    // end: signing
    return zip;
  }

  static Release conditions(Ledger ledger, Instant inThreeMonths) {
    // snippet: conditions
    Release release =
        ledger
            .release("rel_8f12", "2.8.0")
            .attach("144_customer_health_score")
            .requires("rel_base") // an older database gets that one first
            .onlyFor("staging", "prod")
            .expires(inThreeMonths)
            .cut();
    // end: conditions
    return release;
  }

  static void takingOver(Ledger ledger, Path folder) {
    // snippet: taking-over
    Trust team =
        Trust.allowedSigners(folder.resolve("allowed_signers"))
            .by("release@customer-success-hub.example");
    Bundle bundle = Bundle.open(folder.resolve("rel_8f12.zip"), team);

    ledger.importRelease(bundle).assignTo("prod");
    ledger.sync("prod"); // exactly what the release pins
    // end: taking-over
  }

  static Receipt receipt(Bundle bundle, DataSource stagingDb) {
    // snippet: receipt
    Receipt receipt = Receipt.read(bundle, "staging", FlywayHistory.on(stagingDb));
    // end: receipt
    return receipt;
  }

  static void provenReceipts(Ledger ledger, Bundle bundle, DataSource stagingDb, Path folder)
      throws IOException {
    // snippet: proven-receipts
    ledger.acknowledge(
        "staging", ProvenReceipt.read(bundle, "staging", FlywayHistory.on(stagingDb)));

    Trust ci = Trust.allowedSigners(folder.resolve("allowed_signers"));
    String receipt = Files.readString(folder.resolve("receipt.yaml"));
    String signature = Files.readString(folder.resolve("receipt.yaml.sig"));
    ledger.acknowledge("staging", ProvenReceipt.signed(receipt, signature, ci));
    // end: proven-receipts
  }

  static Release gates(LedgerBuilder builder) {
    // snippet: gates
    Ledger ledger =
        builder
            .gate(Gates.noOpenDrift(), GatePolicy.WARN)
            .gate(Gates.appliedIn("staging").proven(), GatePolicy.REFUSE, "prod")
            .gate(Gates.approvedBy(2), GatePolicy.REFUSE, "prod")
            .open();

    Release release = ledger.release("rel_8f12").orElseThrow();
    release.approve("grace", "read it").approve("edith", "ran it on a copy");
    release.assignTo("prod", new GateOverride("proven-in-staging", "ada", "hotfix 4711"));
    // end: gates
    return release;
  }

  static History flyway(DataSource prodDb, Path checkout) {
    // snippet: flyway-history
    History theirs =
        FlywayHistory.on(prodDb).table("public.flyway_schema_history").scripts(checkout);
    // end: flyway-history
    return theirs;
  }

  static History known(DataSource prodDb, Path checkout) {
    // snippet: known-tools
    HistoryTable.detect(prodDb).forEach(System.out::println); // whose tables are there, and why

    History theirs =
        HistoryTable.of(MigrationTool.ATLAS, prodDb).files(checkout.resolve("migrations"));
    // end: known-tools
    return theirs;
  }

  static History ownTable(DataSource prodDb) {
    // snippet: own-table
    History theirs =
        HistoryTable.on(prodDb)
            .table("ops.migrations_done")
            .key("name") // 144_customer_health_score.sql
            .revisionInKey()
            .success("ok")
            .appliedAt("done_at")
            .checksum("sha256", ChecksumRule.sha256())
            .orderBy("place");
    // end: own-table
    return theirs;
  }

  static History ownHistory(List<String> done) {
    // snippet: own-history
    History theirs =
        () ->
            new HistoryReading(
                "the release notes",
                Instant.now(),
                done.stream()
                    .map(
                        name ->
                            new HistoryRow(
                                name,
                                MigrationId.parse(name),
                                HistoryState.APPLIED,
                                null,
                                HistoryChecksum.none("release notes have no checksum"),
                                null))
                    .toList());
    // end: own-history
    return theirs;
  }

  static void review(Ledger ledger, Instant endOfYear) {
    // snippet: review
    DriftReport drift = ledger.drift("prod");
    System.out.println(drift); // the table; findings, waivers and rows are there as data too

    ledger.waive(
        "prod",
        drift.findings().get(0),
        Waiver.by("ada", "agreed with operations, OPS-311").until(endOfYear));

    ledger.adopt("prod", Adoption.of("V0147__hotfix_idx.sql", "ada", "hotfix of 12 March"));
    ledger.adopt( // their file, our migration
        "prod", Adoption.of("V0144__score.sql", "ada", "the same").as("144_customer_health_score"));
    // end: review
  }

  static void promote(LedgerBuilder builder, DataSource prodDb) {
    // snippet: promote
    History theirs = FlywayHistory.on(prodDb);
    Ledger ledger =
        builder
            .environment(Environment.managed("prod", JdbcTarget.on(prodDb)).readingHistory(theirs))
            .open();

    ledger.promote("prod", theirs); // once
    ledger.sync("prod"); // applies only what is new
    ledger.drift("prod").throwIfAny(); // still reads their table
    // end: promote
  }

  static void leave(Ledger ledger, DataSource prodDb, Path directory) {
    // snippet: leave
    ledger.eject("prod", new FlywayEject()).writeTo(directory); // scripts, and eject.sql to run

    ledger.demote("prod", FlywayHistory.on(prodDb)); // once eject.sql has run
    // and from then on: Environment.reconcile("prod", FlywayHistory.on(prodDb))
    // end: leave
  }

  static History liquibase(DataSource prodDb, Path checkout) {
    // snippet: liquibase-history
    History theirs = LiquibaseHistory.on(prodDb).changelogs(checkout);
    // end: liquibase-history
    return theirs;
  }

  static FleetReport fleet(Ledger ledger, List<String> tenants, DataSource db) {
    // snippet: fleet
    FleetReport report =
        ledger
            .fleet(tenants, name -> Environment.managed(name, JdbcTarget.on(db).schema(name)))
            .canary(2) // the first two, before anything else
            .wavesInPercent(10, 50) // a tenth of the others, then up to half, then the rest
            .errorBudgetInPercent(1) // one failure more, and nothing else is begun
            .sync();
    System.out.println(report);
    // end: fleet
    return report;
  }

  static Evolution evolve(
      Ledger ledger, Supplier<DataSource> emptyDatabases, Path folder, String desiredSchema) {
    // snippet: evolve
    Evolution evolution =
        SchemaEvolution.on(ledger)
            .scratch(emptyDatabases) // empty databases to throw away
            .writingTo(folder) // db/ledger of the build
            .evolve("dev", desiredSchema); // DDL that makes the schema as it shall be
    // end: evolve
    return evolution;
  }

  static Evolution evolveWithHints(
      Ledger ledger, Supplier<DataSource> emptyDatabases, String desiredSchema) {
    // snippet: evolve-hints
    Evolution evolution =
        SchemaEvolution.on(ledger)
            .scratch(emptyDatabases)
            .renaming(Rename.column("public.accounts", "plan", "tariff"))
            .consenting(Consent.to("column public.accounts.renews_on"))
            .plan("dev", desiredSchema); // writes nothing
    // end: evolve-hints
    return evolution;
  }

  static Migration guardAndRollback(Migration migration, DataSource scratch) {
    // snippet: guard
    GeneratedRollback generated = Rollback.of(migration).guarded().on(scratch);
    Migration replayableAndReversible = generated.migration(); // or refused, by name and line
    // end: guard
    return replayableAndReversible;
  }

  static ProofVerdict prove(
      Ledger ledger, Migration migration, List<Migration> earlier, DataSource scratch) {
    // snippet: proof
    ProofVerdict verdict = Proof.of(migration).after(earlier).on(scratch);
    ledger.record(verdict.record(Instant.now()));
    // end: proof
    return verdict;
  }

  static Stream<ProofCase> proofCases(DataSource scratch) {
    // snippet: proof-cases
    Stream<ProofCase> cases = ProofSeries.of(MigrationSource.classpath("db/ledger")).cases(scratch);
    // JUnit 5: cases.map(each -> DynamicTest.dynamicTest(each.name(), each::verify))
    // end: proof-cases
    return cases;
  }

  static ContractReport contract() {
    // snippet: contract
    ContractReport report =
        Contract.forDialect(SqlDialect.POSTGRESQL).check(MigrationSource.classpath("db/ledger"));
    report.throwIfAny();
    // end: contract
    return report;
  }
}
