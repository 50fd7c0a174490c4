package dev.oneledger.jdbc;

import dev.oneledger.Environment;
import dev.oneledger.FleetReport;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerEvent.FleetProgress;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.internal.journal.JournalWriter;
import dev.oneledger.jdbc.testkit.KeptConnections;
import dev.oneledger.spi.MigrationSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Measures fleets of tenant schemas in one database of PostgreSQL. Run by hand:
 *
 * <pre>
 * FleetCost prepare URL TENANTS              makes the schemas in an empty database
 * FleetCost fill URL TENANTS                 syncs the first with one migration; the others get the
 *                                            same table, and journals that say the same
 * FleetCost sync URL TENANTS MIGRATIONS      one process; with so many migrations of the build
 * FleetCost idle URL TENANTS MIGRATIONS RUNS the same again and again where nothing is due
 * </pre>
 */
final class FleetCost {
  private static final int PARALLELISM = 4;
  private static final int TOLD = 1_000;
  private static final String APP = "crm";

  private final DataSource database;
  private final List<String> names;

  private FleetCost(DataSource database, List<String> names) {
    this.database = database;
    this.names = names;
  }

  private static FleetCost of(String url, int tenants) {
    PGSimpleDataSource direct = new PGSimpleDataSource();
    direct.setURL(url);
    return new FleetCost(
        new KeptConnections(direct, PARALLELISM + 2),
        IntStream.rangeClosed(1, tenants).mapToObj(i -> "tenant_" + (100_000 + i)).toList());
  }

  public static void main(String[] arguments) throws SQLException {
    FleetCost cost = of(arguments[1], Integer.parseInt(arguments[2]));
    switch (arguments[0]) {
      case "prepare" -> cost.prepare();
      case "fill" -> cost.fill();
      case "sync" -> cost.sync(Integer.parseInt(arguments[3]));
      case "idle" -> {
        for (int i = 0; i < Integer.parseInt(arguments[4]); i++) {
          cost.sync(Integer.parseInt(arguments[3]));
        }
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private void prepare() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String name : names) {
        statement.execute("CREATE SCHEMA " + name);
      }
    }
  }

  private void fill() throws SQLException {
    List<String> all = List.copyOf(names);
    new FleetCost(database, all.subList(0, 1)).sync(1);
    JdbcLedgerStore store = JdbcLedgerStore.on(database);
    List<JournalEntry> about = store.read(JournalKey.ledger(APP, all.get(0)), 0);
    List<JournalEntry> own = store.read(JournalKey.environment(APP, all.get(0)), 0);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String name : all.subList(1, all.size())) {
        statement.execute("CREATE TABLE %s.step_1 (x int PRIMARY KEY)".formatted(name));
        store.append(again(about, JournalKey.ledger(APP, name)), List.of());
        store.append(again(own, JournalKey.environment(APP, name)), List.of());
      }
    }
  }

  private static List<JournalEntry> again(List<JournalEntry> entries, JournalKey key) {
    JournalWriter writer = new JournalWriter(key, List.of());
    return entries.stream()
        .map(
            entry -> {
              Map<String, String> details = new TreeMap<>(entry.details());
              details.computeIfPresent("schema", (d, schema) -> key.environmentName());
              return writer.next(
                  new EntryDraft(entry.kind(), entry.subject(), details), entry.stamp());
            })
        .toList();
  }

  private void sync(int migrations) {
    Map<String, String> files = new TreeMap<>();
    for (int i = 1; i <= migrations; i++) {
      files.put(
          "%s_step.sql".formatted(i), "CREATE TABLE step_%s (x int PRIMARY KEY);".formatted(i));
    }
    long begun = System.nanoTime();
    FleetReport report =
        Ledger.forApp(APP)
            .store(JdbcLedgerStore.on(database))
            .migrations(MigrationSource.of(files))
            .listener(
                event -> {
                  if (event instanceof FleetProgress progress && progress.done() % TOLD == 0) {
                    System.out.printf("%s after %s ms%n", progress.done(), millis(begun));
                  }
                })
            .open()
            .fleet(names, name -> Environment.managed(name, JdbcTarget.on(database).schema(name)))
            .parallelism(PARALLELISM)
            .sync();
    System.out.printf("%s ms: %s%n", millis(begun), report.summary());
  }

  private static long millis(long begun) {
    return (System.nanoTime() - begun) / 1_000_000;
  }
}
