package dev.oneledger.samples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.samples.testing.Deployment.Outcome;
import dev.oneledger.spi.MigrationSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every way in which a deployment can end, in milliseconds and without a database. */
class DeploymentTest {
  private final InMemoryLedgerStore store = new InMemoryLedgerStore();
  private final InMemoryTarget database = new InMemoryTarget();
  private final List<String> log = new ArrayList<>();

  private Outcome deploy() {
    Ledger ledger = Shop.ledger(store, database).deadline(Duration.ofMillis(50)).open();
    return Deployment.run(ledger, log::add);
  }

  @Test
  void the_first_deployment_applies_everything_and_the_next_one_nothing() {
    assertThat(deploy()).isEqualTo(Outcome.DONE);
    assertThat(deploy()).isEqualTo(Outcome.DONE);

    assertThat(log)
        .containsExactly("live: applied 001_orders, 002_total.", "live: nothing to apply.");
    assertThat(database.statements())
        .extracting(sql -> sql.substring(0, 12))
        .containsExactly("CREATE TABLE", "ALTER TABLE ", "UPDATE order");
  }

  // snippet: testing-failure
  @Test
  void a_migration_that_fails_stops_the_deployment_and_goes_through_once_it_is_mended() {
    database.failOn("UPDATE orders", "22003", "integer out of range");

    assertThat(deploy()).isEqualTo(Outcome.STOP);
    assertThat(log.get(0)).contains("002_total", "line 2", "integer out of range");
    assertThat(database.statements()).hasSize(1); // 001; nothing is left of 002

    database.repair();
    assertThat(deploy()).isEqualTo(Outcome.DONE);
  }

  // end: testing-failure

  @Test
  void a_database_that_is_down_is_tried_again() {
    database.unreachable(true);
    assertThat(deploy()).isEqualTo(Outcome.TRY_AGAIN);

    database.unreachable(false);
    assertThat(deploy()).isEqualTo(Outcome.DONE);
  }

  @Test
  void another_deployment_at_work_is_waited_for_and_then_tried_again() {
    database.holdLock("deployment 4711");
    assertThat(deploy()).isEqualTo(Outcome.TRY_AGAIN);
    assertThat(log.get(0)).contains("deployment 4711");

    database.releaseLock();
    assertThat(deploy()).isEqualTo(Outcome.DONE);
  }

  @Test
  void another_text_under_an_applied_name_stops_the_deployment() {
    Ledger.forApp("shop")
        .store(store)
        .migrations(MigrationSource.of(Map.of("001_orders.sql", "CREATE TABLE orders (id int);")))
        .environment(Environment.managed(Shop.ENVIRONMENT, database))
        .open()
        .sync(Shop.ENVIRONMENT);

    assertThat(deploy()).isEqualTo(Outcome.STOP);
    assertThat(log.get(0)).contains("D001", "001_orders");
    assertThat(database.statements()).hasSize(1);
  }
}
