package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.StartMode;
import dev.oneledger.jdbc.testkit.Relay;
import dev.oneledger.jdbc.testkit.SingleConnection;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.jdbc.testkit.WatchedConnections;
import dev.oneledger.spi.MigrationSource;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a start costs with the ledger in the environment's own tables: one round trip, two where the
 * whole journal has to be read, and at most one more for each transactional migration.
 */
class StartRoundTripsTest extends CountedStarts {

  @Override
  TestDatabase freshDatabase() {
    return TestPostgres.freshDatabase();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1000})
  void with_nothing_to_do_one_whatever_the_number_of_migrations(int migrations) {
    migrations(1, migrations);
    tripsOfStart(migrations);

    assertThat(tripsOfStart(0)).isEqualTo(1);
  }

  @Test
  void with_nothing_to_do_one_connection_for_the_ledger_and_the_environment() {
    migrations(1, 3);
    tripsOfStart(3);
    WatchedConnections connections = new WatchedConnections(database.dataSource());

    start(JdbcLedgerStore.on(connections), JdbcTarget.on(connections));

    assertThat(connections.stateOnClose()).hasSize(1);
  }

  @Test
  void with_nothing_to_do_and_data_sources_of_their_own_a_connection_each() {
    migrations(1, 3);
    tripsOfStart(3);
    WatchedConnections ledger = new WatchedConnections(database.dataSource());
    WatchedConnections environment = new WatchedConnections(database.dataSource());

    start(JdbcLedgerStore.on(ledger), JdbcTarget.on(environment));

    assertThat(ledger.stateOnClose()).hasSize(1);
    assertThat(environment.stateOnClose()).hasSize(1);
  }

  @Test
  void with_the_journal_in_a_schema_of_its_own_one_for_the_ledger_and_one_for_the_journal() {
    migrations(1, 3);
    JdbcTarget target = JdbcTarget.on(pool).journalSchema("journals");
    start(JdbcLedgerStore.on(pool), target);
    trips();

    start(JdbcLedgerStore.on(pool), target);

    assertThat(trips()).isEqualTo(2);
  }

  private void start(JdbcLedgerStore store, JdbcTarget target) {
    Ledger.forApp("shop")
        .store(store)
        .migrations(MigrationSource.of(files))
        .environment(Environment.managed("dev", target))
        .open()
        .sync("dev");
  }

  @Test
  void with_something_to_do_at_most_one_for_each_migration() {
    migrations(1, 3);
    tripsOfStart(3);
    migrations(10, 1);
    int one = tripsOfStart(1);
    migrations(20, 6);

    assertThat(tripsOfStart(6) - one).isBetween(2, 5);
  }

  @ParameterizedTest
  @EnumSource
  void with_nothing_to_do_one_in_every_mode_of_starting(StartMode mode) {
    migrations(1, 3);
    tripsOfStart(3);
    options = environment -> environment.starting(mode);

    assertThat(tripsOfStart(0)).isEqualTo(1);
  }

  @Test
  void with_repeatable_migrations_one() {
    migrations(1, 1);
    files.put("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT x FROM t1;");
    tripsOfStart(2);
    assertThat(tripsOfStart(0)).isEqualTo(1);

    files.put("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT x, 1 AS y FROM t1;");
    tripsOfStart(1);
    assertThat(tripsOfStart(0)).isEqualTo(1);
  }

  @Test
  void after_a_rollback_and_when_it_is_applied_again_two() {
    migrations(1, 3);
    tripsOfStart(3);
    ledger().rollback("dev", "3");
    assertThat(tripsOfStart(0)).isEqualTo(2);

    migrations(5, 1);
    tripsOfStart(1);
    assertThat(tripsOfStart(0)).isEqualTo(2);

    ledger().reapply("dev", "3");
    assertThat(tripsOfStart(0)).isEqualTo(2);
  }

  @Test
  void where_only_comments_changed_or_a_newer_build_was_there_two() {
    migrations(1, 2);
    tripsOfStart(2);
    files.put("0002_step.sql", "-- of no consequence\n" + files.get("0002_step.sql"));
    assertThat(tripsOfStart(0)).isEqualTo(2);

    files.keySet().removeIf(name -> name.startsWith("0002"));
    assertThat(tripsOfStart(0)).isEqualTo(2);
  }

  @Test
  void following_releases_one_also_where_one_takes_a_migration_back() {
    migrations(1, 3);
    options = Environment::followingReleases;
    ledger().release("rel_1", "1.0").attach("2").cut().assignTo("dev");
    tripsOfStart(2);
    assertThat(tripsOfStart(0)).isEqualTo(1);

    ledger().rollbackOf("2");
    ledger().release("rel_2", "1.1").attach("4").cut().assignTo("dev");
    tripsOfStart(1);
    assertThat(tripsOfStart(0)).isEqualTo(1);
  }

  @Test
  void with_the_ledger_elsewhere_one_there_and_one_in_the_environment() throws SQLException {
    migrations(1, 3);
    try (TestDatabase home = freshDatabase();
        Relay relay = Relay.to(home.pgDataSource());
        SingleConnection store = relay.through(home.pgDataSource())) {
      tripsOfStart(store, 3);
      relay.trips();
      assertThat(tripsOfStart(store, 0)).isEqualTo(1);
      assertThat(relay.trips()).isEqualTo(1);

      ledger(store).rollback("dev", "3");
      relay.trips();
      assertThat(tripsOfStart(store, 0)).isEqualTo(1);
      assertThat(relay.trips()).isEqualTo(1);

      migrations(10, 1);
      int one = tripsOfStart(store, 1);
      int oneAtTheLedger = relay.trips();
      migrations(20, 6);
      assertThat(tripsOfStart(store, 6) - one).isBetween(2, 5);
      assertThat(relay.trips()).isEqualTo(oneAtTheLedger);
    }
  }
}
