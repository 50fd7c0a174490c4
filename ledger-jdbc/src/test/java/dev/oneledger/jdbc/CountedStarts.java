package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.jdbc.testkit.Relay;
import dev.oneledger.jdbc.testkit.SingleConnection;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.spi.MigrationSource;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Whole starts, whose round trips are counted on the wire on a connection that is open already. */
abstract class CountedStarts {
  final Map<String, String> files = new TreeMap<>();
  UnaryOperator<Environment> options = UnaryOperator.identity();
  TestDatabase database;
  private Relay relay;
  SingleConnection pool;

  /** An empty database to count on. */
  abstract TestDatabase freshDatabase();

  @BeforeEach
  void open() throws SQLException {
    database = freshDatabase();
    relay = Relay.to(database.pgDataSource());
    pool = relay.through(database.pgDataSource());
    pool.physical();
  }

  @AfterEach
  void close() throws SQLException {
    pool.close();
    relay.close();
    database.close();
  }

  final void migrations(int from, int count) {
    for (int i = from; i < from + count; i++) {
      String file = "%04d_step".formatted(i);
      files.put(file + ".sql", "CREATE TABLE t%d (x int);".formatted(i));
      files.put(file + ".rollback.sql", "DROP TABLE t%d;".formatted(i));
    }
  }

  final Ledger ledger() {
    return ledger(pool);
  }

  final Ledger ledger(DataSource store) {
    return Ledger.forApp("shop")
        .store(JdbcLedgerStore.on(store))
        .migrations(MigrationSource.of(files))
        .environment(options.apply(Environment.managed("dev", JdbcTarget.on(pool))))
        .open();
  }

  /** What a start costs that applies this many migrations. */
  final int tripsOfStart(int applied) {
    return tripsOfStart(pool, applied);
  }

  /** The same at the environment alone, with the ledger elsewhere. */
  final int tripsOfStart(DataSource store, int applied) {
    Ledger ledger = ledger(store);
    trips();
    assertThat(ledger.sync("dev").applied()).hasSize(applied);
    return trips();
  }

  /** Round trips since this was asked last. */
  final int trips() {
    return relay.trips();
  }
}
