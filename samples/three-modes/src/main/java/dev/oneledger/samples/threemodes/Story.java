package dev.oneledger.samples.threemodes;

import dev.oneledger.DriftReport;
import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.ProvenReceipt;
import dev.oneledger.Release;
import dev.oneledger.StatusMatrix;
import dev.oneledger.SyncReport;
import dev.oneledger.ddl.Evolution;
import dev.oneledger.flyway.FlywayHistory;
import dev.oneledger.flyway.FlywayLayout;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The story: dev is managed, staging gets bundles, prod is kept by another tool. */
final class Story {
  static final String APP = "customer-success-hub";

  private final SampleServer server;
  private final Path output;

  Story(SampleServer server, Path output) {
    this.server = server;
    this.output = output;
  }

  /**
   * How it ends.
   *
   * @param syncs what each synchronization and acknowledgement said, in order
   * @param matrix the status matrix
   * @param prod ours against theirs in prod
   * @param bundles the bundles' zip files, in release order
   * @param evolution what the schema agent made of the desired schema, after all this
   */
  record Ending(
      List<SyncReport> syncs,
      StatusMatrix matrix,
      DriftReport prod,
      List<Path> bundles,
      Evolution evolution) {}

  Ending tell() throws SQLException, IOException {
    DataSource devDb = server.createDatabase("dev");
    DataSource stagingDb = server.createDatabase("staging");
    DataSource prodDb = server.createDatabase("prod");
    Path prodScripts = ProdScripts.copyTo(output.resolve("prod-scripts"));

    Ledger ledger = openLedger(devDb, prodDb, prodScripts);
    List<SyncReport> syncs = new ArrayList<>();
    List<Path> bundles = new ArrayList<>();

    syncs.add(ledger.sync("dev"));
    syncs.add(ledger.sync("dev"));

    Release base =
        ledger
            .release("rel_base", "2.7.0")
            .attach("141_init", "142_accounts_rename", "143_rls_policies")
            .cut()
            .assignTo("staging")
            .assignTo("prod");
    Release health =
        ledger
            .release("rel_8f12", "2.8.0")
            .attach("144_customer_health_score")
            .cut()
            .assignTo("staging")
            .assignTo("prod");
    Keys keys = Keys.in(output.resolve("keys"));
    for (Release release : List.of(base, health)) {
      Path zip = output.resolve(release.name().id() + ".zip");
      bundles.add(release.bundle().writeZip(zip, keys.release()));
      Path receipt = new UsersCi(stagingDb).replay(zip, keys, "staging");
      Path signature = receipt.resolveSibling(receipt.getFileName() + ".sig");
      syncs.add(
          ledger.acknowledge(
              "staging",
              ProvenReceipt.signed(
                  Files.readString(receipt), Files.readString(signature), keys.trustInReceipts())));
    }
    Release next = ledger.release("rel_next", "2.9.0").attach("145").cut().assignTo("staging");
    bundles.add(next.bundle().writeZip(output.resolve("rel_next.zip"), keys.release()));

    new UsersCi(prodDb).flyway(prodScripts);
    syncs.add(ledger.sync("prod"));

    StatusMatrix matrix = ledger.status();
    DriftReport drift = ledger.drift("prod");
    Path generated = Files.createDirectories(output.resolve("generated"));
    Evolution evolution =
        Snippets.evolve(ledger, server::createScratchDatabase, generated, DesiredSchema.read());
    return new Ending(syncs, matrix, drift, bundles, evolution);
  }

  private static Ledger openLedger(DataSource devDb, DataSource prodDb, Path prodScripts) {
    return Ledger.forApp(APP)
        .store(JdbcLedgerStore.on(devDb))
        .migrations(MigrationSource.classpath("db/ledger"))
        .bundleLayout(new FlywayLayout())
        .environment(Environment.managed("dev", JdbcTarget.on(devDb)))
        .environment(Environment.exportOnly("staging"))
        .environment(
            Environment.reconcile("prod", FlywayHistory.on(prodDb).scripts(prodScripts))
                .followingReleases())
        .open();
  }
}
