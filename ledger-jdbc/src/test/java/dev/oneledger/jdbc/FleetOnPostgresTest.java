package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Environment;
import dev.oneledger.Fleet;
import dev.oneledger.FleetReport.Outcome;
import dev.oneledger.Ledger;
import dev.oneledger.jdbc.testkit.Relay;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.SingleConnection;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.MigrationSource;
import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetOnPostgresTest extends FleetSuite {
  /** All last entries; and of one environment, for the matrix: two journals about it, its own. */
  private static final int TRIPS = 4;

  @Override
  ScratchDatabase freshDatabase() {
    return TestPostgres.freshDatabase();
  }

  /** As if each had been synced like the first, but for the hashes of entries. */
  private void likeTheFirst(List<String> names) {
    database.execute(
        """
        INSERT INTO oneledger.journal
        SELECT app, replace(journal, '%1$s1', '%1$s' || i), sequence, kind, at, who, host, version,
               migration, text_hash, token_hash, details, previous, state, hash, duration_ms
        FROM oneledger.journal, generate_series(2, %2$s) i WHERE journal LIKE '%%:%1$s1'\
        """
            .formatted(mark, names.size()));
  }

  private int tripsWithNothingToDo(int count) throws Exception {
    List<String> names = tenants(count);
    TestDatabase postgres = (TestDatabase) database;
    try (Relay relay = Relay.to(postgres.pgDataSource());
        SingleConnection pool = relay.through(postgres.pgDataSource())) {
      pool.physical();
      Fleet fleet =
          Ledger.forApp("crm")
              .store(JdbcLedgerStore.on(pool))
              .migrations(MigrationSource.of(files))
              .open()
              .fleet(names, name -> Environment.managed(name, JdbcTarget.on(pool).schema(name)))
              .parallelism(1);
      relay.trips();
      assertThat(fleet.sync().count(Outcome.UP_TO_DATE)).isEqualTo(count);
      return relay.trips();
    }
  }

  @Test
  void a_thousand_schemas_with_nothing_to_do_cost_the_round_trips_of_twenty() throws Exception {
    schemas(1);
    fleet(tenants(1)).sync();
    likeTheFirst(tenants(1_000));

    int trips = tripsWithNothingToDo(20);
    assertThat(tripsWithNothingToDo(1_000)).isEqualTo(trips).isEqualTo(TRIPS);
  }

  @Test
  void of_two_hosts_one_is_killed_and_the_other_brings_all_up_to_date() throws Exception {
    int count = 40;
    List<String> names = schemas(count);
    database.execute("CREATE TABLE mark (tenant text)");
    TestDatabase postgres = (TestDatabase) database;
    List<Process> hosts = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      hosts.add(
          ChildJvm.start(
              List.of("-Xmx96m"),
              FleetHost.class,
              postgres.url(),
              postgres.user(),
              postgres.password(),
              mark,
              Integer.toString(count)));
    }
    BufferedReader killed = hosts.get(0).inputReader();
    String line = killed.readLine();
    while (line != null && !line.equals("done 5")) {
      line = killed.readLine();
    }
    assertThat(line).isEqualTo("done 5");
    hosts.get(0).destroyForcibly();

    String output = new String(hosts.get(1).getInputStream().readAllBytes());
    assertThat(hosts.get(1).waitFor()).as(output).isZero();
    assertThat(output).contains("up to date: true");
    assertThat(database.query("SELECT tenant FROM mark ORDER BY tenant COLLATE \"C\""))
        .containsExactlyElementsOf(names.stream().sorted().toList());
  }
}
