package dev.oneledger.jdbc;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerEvent;
import dev.oneledger.SyncReport;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.MigrationSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A managed environment on a fresh database, whose first migration makes the table {@code base},
 * and files that ask for no transaction.
 */
abstract class FilesOnPostgres {
  static final JournalKey DEV = JournalKey.environment("shop", "dev");

  final Map<String, String> files = new TreeMap<>();
  final List<LedgerEvent> heard = new CopyOnWriteArrayList<>();
  TestDatabase database;
  UnaryOperator<JdbcTarget> options = UnaryOperator.identity();
  Duration deadline = Duration.ofSeconds(60);

  @BeforeEach
  void open() {
    database = TestPostgres.freshDatabase();
    files.put("001_base.sql", "CREATE TABLE base (note text, n int);");
    sync();
    heard.clear();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  /** A file whose statements run one by one. */
  void file(String name, String... statements) {
    files.put(name + ".sql", "-- ledger: no-transaction\n" + String.join(";\n", statements) + ";");
  }

  SyncReport sync() {
    return sync(database.dataSource());
  }

  SyncReport sync(DataSource source) {
    return ledger(source).sync("dev");
  }

  Ledger ledger(DataSource source) {
    return Ledger.forApp("shop")
        .store(JdbcLedgerStore.on(source))
        .migrations(MigrationSource.of(files))
        .environment(Environment.managed("dev", target(source)))
        .listener(heard::add)
        .deadline(deadline)
        .open();
  }

  JdbcTarget target(DataSource source) {
    return options.apply(JdbcTarget.on(source));
  }

  /** What the journal says of a migration. */
  List<EntryKind> kinds(String migration) {
    return entries().stream()
        .filter(entry -> entry.subject() != null)
        .filter(entry -> entry.subject().migration().equals(migration))
        .map(JournalEntry::kind)
        .toList();
  }

  List<JournalEntry> entries() {
    return target(database.dataSource()).read(DEV, 0);
  }

  JournalEntry last() {
    List<JournalEntry> entries = entries();
    return entries.get(entries.size() - 1);
  }

  /** All indexes outside the system's and ours, as {@code name} or {@code name (invalid)}. */
  List<String> indexes() {
    return database.query(
        """
        SELECT relname || CASE WHEN indisvalid THEN '' ELSE ' (invalid)' END
        FROM pg_index JOIN pg_class i ON i.oid = indexrelid
        JOIN pg_namespace n ON n.oid = relnamespace
        WHERE nspname NOT IN ('pg_catalog', 'oneledger', 'pg_toast') ORDER BY 1\
        """);
  }

  List<String> notes() {
    return database.query("SELECT note FROM base ORDER BY 1");
  }

  String ask(String sql) {
    return database.query(sql).get(0);
  }

  /** Runs sync beside the test. */
  CompletableFuture<SyncReport> syncing() {
    return Beside.begin(this::sync);
  }

  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("Not within 30 seconds: " + what);
  }

  /** Waits until a session of this database runs something that begins like this. */
  void awaitRunning(String beginning) throws InterruptedException {
    await(beginning, () -> !running(beginning).isEmpty());
  }

  /** The processes that run something that begins like this. */
  List<String> running(String beginning) {
    return database.query(
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'"
            + " AND query LIKE '"
            + beginning
            + "%'");
  }
}
