package dev.oneledger.jdbc;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerEvent;
import dev.oneledger.SyncReport;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.spi.MigrationSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A managed environment on a fresh database, and files. */
abstract class FilesOnProduct {
  static final JournalKey DEV = JournalKey.environment("shop", "dev");

  final Map<String, String> files = new TreeMap<>();
  final List<LedgerEvent> heard = new ArrayList<>();
  private final TargetFixture fixture = fixture();
  ScratchDatabase database;
  Duration deadline = Duration.ofSeconds(60);

  /** The product. */
  abstract TargetFixture fixture();

  @BeforeEach
  void open() {
    database = fixture.freshDatabase();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  void file(String name, String... statements) {
    files.put(name + ".sql", String.join(";\n", statements) + ";\n");
  }

  SyncReport sync() {
    return sync(database.dataSource());
  }

  SyncReport sync(DataSource source) {
    return ledger(source).sync("dev");
  }

  Ledger ledger() {
    return ledger(database.dataSource());
  }

  Ledger ledger(DataSource source) {
    return Ledger.forApp("shop")
        .store(JdbcLedgerStore.on(source))
        .migrations(MigrationSource.of(files))
        .environment(Environment.managed("dev", JdbcTarget.on(source)))
        .listener(heard::add)
        .deadline(deadline)
        .open();
  }

  List<String> applied() {
    return sync().applied().stream().map(Object::toString).toList();
  }

  List<JournalEntry> entries() {
    return JdbcTarget.on(database.dataSource()).read(DEV, 0);
  }

  JournalEntry last() {
    List<JournalEntry> entries = entries();
    return entries.get(entries.size() - 1);
  }

  /** What the journal says of a migration. */
  List<EntryKind> kinds(String migration) {
    return entries().stream()
        .filter(entry -> entry.subject() != null)
        .filter(entry -> entry.subject().migration().equals(migration))
        .map(JournalEntry::kind)
        .toList();
  }

  @Nullable String ask(String sql) {
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
}
