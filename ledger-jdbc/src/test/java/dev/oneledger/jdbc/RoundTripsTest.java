package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.jdbc.testkit.Relay;
import dev.oneledger.jdbc.testkit.SingleConnection;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.StatementFailedException;
import dev.oneledger.spi.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counted on the wire, on a connection that is open already. */
class RoundTripsTest {
  private TestDatabase database;
  private Relay relay;
  private SingleConnection pool;
  private JdbcTarget target;
  private JdbcLedgerStore store;
  private JournalScript script;

  @BeforeEach
  void open() {
    database = TestPostgres.freshDatabase();
    relay = Relay.to(database.pgDataSource());
    pool = relay.through(database.pgDataSource());
    target = JdbcTarget.on(pool);
    store = JdbcLedgerStore.on(pool);
    script = JournalScript.environment("dev");
    target.apply(Step.entriesOnly("opening"), script.opened(), soon());
    relay.trips();
  }

  @AfterEach
  void close() throws SQLException {
    pool.close();
    relay.close();
    database.close();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(20));
  }

  private int tripsOf(String migration, String sql) {
    target.apply(JournalScript.step(migration, sql), script.applied(migration), soon());
    return relay.trips();
  }

  private static String tables(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> "CREATE TABLE t" + i + " (x int);\n")
        .collect(Collectors.joining());
  }

  @Test
  void a_head_and_all_heads_take_one_trip_each() {
    target.head(script.key());
    assertThat(relay.trips()).isEqualTo(1);
    store.heads("shop");
    assertThat(relay.trips()).isEqualTo(1);
    store.heads("nobody");
    assertThat(relay.trips()).isEqualTo(1);
  }

  @Test
  void a_migration_takes_one_trip_whatever_the_number_of_its_statements() {
    assertThat(tripsOf("1_one", "CREATE TABLE one (x int);")).isEqualTo(1);
    assertThat(tripsOf("2_many", tables(0, 250))).isEqualTo(1);
  }

  @Test
  void a_statement_that_returns_rows_adds_two_trips() {
    assertThat(tripsOf("1_q", "CREATE TABLE a (x int);\nSELECT count(*) FROM a;\nDROP TABLE a;"))
        .isEqualTo(3);
  }

  @Test
  void each_further_256_statements_add_a_trip() {
    assertThat(tripsOf("1_many", tables(0, 600))).isEqualTo(3);
  }

  @Test
  void each_further_64_kilobytes_add_a_trip() {
    String row = "INSERT INTO big VALUES ('" + "x".repeat(30_000) + "');\n";
    assertThat(tripsOf("1_big", "CREATE TABLE big (x text);\n" + row.repeat(6))).isEqualTo(3);
  }

  @Test
  void a_failure_adds_one_trip_for_the_rollback() {
    assertThatThrownBy(() -> tripsOf("1_bad", "CREATE TABLE a (x nothing);"))
        .isInstanceOf(StatementFailedException.class);
    assertThat(relay.trips()).isEqualTo(2);
  }
}
