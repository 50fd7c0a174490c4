package dev.oneledger.jdbc;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Ledger;
import dev.oneledger.MigrationId;
import dev.oneledger.SyncReport;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.MigrationSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An environment in one database, the ledger in another, and a build whose files can change. */
abstract class TwoDatabases {
  static final JournalKey DEV = JournalKey.environment("shop", "dev");
  private static final JournalKey ABOUT_DEV = JournalKey.ledger("shop", "dev");

  final Map<String, String> files = new TreeMap<>();
  TestDatabase home;
  TestDatabase ledgerHome;

  @BeforeEach
  void open() {
    home = TestPostgres.freshDatabase();
    ledgerHome = TestPostgres.freshDatabase();
    files.put("001_probe.sql", "CREATE TABLE probe (migration int NOT NULL);");
    step(2);
    step(3);
  }

  @AfterEach
  void drop() {
    home.close();
    ledgerHome.close();
  }

  /** A file that leaves its number in the table {@code probe} each time it is run. */
  final void step(int number) {
    files.put(
        "%03d_step.sql".formatted(number),
        "CREATE TABLE t%1$d (x int);\nINSERT INTO probe VALUES (%1$d);".formatted(number));
  }

  final List<String> probe() {
    return home.query("SELECT migration FROM probe ORDER BY 1");
  }

  final Ledger ledger() {
    return ledger(dev());
  }

  final Ledger ledger(Environment environment) {
    return ledger(environment, ledgerHome.dataSource());
  }

  final Ledger ledger(Environment environment, DataSource store) {
    return Ledger.forApp("shop")
        .store(JdbcLedgerStore.on(store))
        .migrations(MigrationSource.of(files))
        .environment(environment)
        .open();
  }

  final Ledger ledgerIsDown(Environment environment) {
    return ledger(environment, PostgresLedgerStoreContractTest.nowhere());
  }

  final Environment dev() {
    return dev(home.dataSource());
  }

  static Environment dev(DataSource source) {
    return Environment.managed("dev", JdbcTarget.on(source));
  }

  static List<String> names(SyncReport report) {
    return report.applied().stream().map(MigrationId::toString).toList();
  }

  static List<FindingCode> codes(SyncReport report) {
    return report.findings().stream().map(Finding::code).toList();
  }

  /** The environment's own journal. */
  final List<JournalEntry> journal() {
    return JdbcTarget.on(home.dataSource()).read(DEV, 0);
  }

  /** The ledger's copy of it. */
  final List<JournalEntry> copy(int generation) {
    return stored(JournalKey.copy("shop", "dev", generation));
  }

  /** What the ledger has of the texts. */
  final List<String> registered() {
    return stored(JournalKey.ledger("shop")).stream()
        .map(entry -> entry.subject().migration())
        .toList();
  }

  final List<EntryKind> aboutDev() {
    return stored(ABOUT_DEV).stream().map(JournalEntry::kind).toList();
  }

  final JournalEntry lastAboutDev() {
    List<JournalEntry> about = stored(ABOUT_DEV);
    return about.get(about.size() - 1);
  }

  private List<JournalEntry> stored(JournalKey key) {
    return JdbcLedgerStore.on(ledgerHome.dataSource()).read(key, 0);
  }
}
