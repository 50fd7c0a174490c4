package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.oneledger.CellState;
import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.jdbc.testkit.OwnServer;
import dev.oneledger.jdbc.testkit.SmallDisk;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.spi.MigrationSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A disk of a few megabytes that a migration fills. */
class DiskFullTest {

  private static Ledger ledger(TestDatabase database, int rows) {
    String fill =
        "CREATE TABLE note (n int);\nCREATE TABLE big (x text) TABLESPACE small;\n"
            + "INSERT INTO big SELECT repeat('x', 1000) FROM generate_series(1, %d);";
    return Ledger.forApp("shop")
        .store(JdbcLedgerStore.on(database.dataSource()))
        .migrations(MigrationSource.of(Map.of("001_big.sql", fill.formatted(rows))))
        .environment(Environment.managed("dev", JdbcTarget.on(database.dataSource())))
        .open();
  }

  @Test
  void a_full_disk_leaves_nothing_and_the_migration_is_applied_when_it_fits() {
    try (SmallDisk disk = SmallDisk.mounted();
        OwnServer server = OwnServer.started(Map.of());
        TestDatabase database = server.freshDatabase()) {
      database.execute("CREATE TABLESPACE small LOCATION '%s'".formatted(disk.folder()));

      MigrationFailedException failure =
          catchThrowableOfType(
              MigrationFailedException.class, () -> ledger(database, 100_000).sync("dev"));

      assertThat(failure).hasMessageContaining("No space left on device");
      assertThat(failure.sqlState()).isEqualTo("53100");
      assertThat(failure.line()).isEqualTo(3);
      assertThat(database.query("SELECT to_regclass('note')").get(0)).isNull();
      Ledger ledger = ledger(database, 100);
      assertThat(ledger.status().cell("001_big", "dev").state()).isEqualTo(CellState.FAILED);
      assertThat(ledger.sync("dev").applied()).hasSize(1);
      assertThat(database.query("SELECT count(*) FROM big")).containsExactly("100");
      assertThat(ledger.journal("dev").verify().findings()).isEmpty();
      database.execute("DROP TABLE big", "DROP TABLESPACE small");
    }
  }
}
