package dev.oneledger.samples.threemodes;

import dev.oneledger.DriftReport;
import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.Release;
import dev.oneledger.flyway.FlywayHistory;
import dev.oneledger.jdbc.JdbcLedger;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;

/** The code that the README shows, between its markers. */
final class Snippets {
  private Snippets() {}

  static void startUp(DataSource dataSource) {
    // snippet: start-up
    JdbcLedger.managed(dataSource).sync("default");
    // end: start-up
  }

  static void threeModes(DataSource devDb, DataSource prodDb, Path directory) throws IOException {
    // snippet: three-modes
    Ledger ledger =
        Ledger.forApp("customer-success-hub")
            .store(JdbcLedgerStore.on(devDb))
            .migrations(MigrationSource.classpath("db/ledger"))
            .environment(Environment.managed("dev", JdbcTarget.on(devDb)))
            .environment(Environment.exportOnly("staging"))
            .environment(Environment.reconcile("prod", FlywayHistory.on(prodDb)))
            .open();

    ledger.sync("dev"); // managed: applies what is due, each migration atomically

    Release release = ledger.release("rel_8f12", "2.8.0").attach("144_customer_health_score").cut();
    release.assignTo("staging");
    release.bundle().writeZip(directory.resolve("rel_8f12.zip")); // export-only: your CI replays it

    DriftReport drift = ledger.drift("prod"); // reconcile: ours against theirs, read-only
    System.out.println(drift);
    System.out.println(ledger.status()); // the matrix
    // end: three-modes
  }
}
