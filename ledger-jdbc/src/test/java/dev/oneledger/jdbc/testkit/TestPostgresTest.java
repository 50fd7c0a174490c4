package dev.oneledger.jdbc.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

  @Test
  void a_fresh_database_is_empty_and_gone_after_close() {
    String name;
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      name = database.name();
      assertThat(database.query("SELECT current_database()")).containsExactly(name);
      assertThat(
              database.query(
                  "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
          .isEmpty();
    }
    try (TestDatabase other = TestPostgres.freshDatabase()) {
      assertThat(other.query("SELECT datname FROM pg_database WHERE datname = '" + name + "'"))
          .isEmpty();
    }
  }

  @Test
  void the_relay_counts_round_trips() throws SQLException {
    try (TestDatabase database = TestPostgres.freshDatabase();
        Relay relay = Relay.to(database.pgDataSource());
        SingleConnection pool = relay.through(database.pgDataSource());
        Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(relay.trips()).isPositive();
      statement.execute("SELECT 1");
      assertThat(relay.trips()).isEqualTo(1);
      statement.addBatch("CREATE TABLE a (x int)");
      statement.addBatch("CREATE TABLE b (x int)");
      statement.executeBatch();
      assertThat(relay.trips()).isEqualTo(1);
    }
  }
}
