package dev.oneledger.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.reliability.crash.CuttingRelay.Moment;
import dev.oneledger.reliability.server.DataSources;
import dev.oneledger.reliability.server.Durability;
import dev.oneledger.reliability.server.OwnPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WireFaultTest {
  /** Connection and statement come before it. */
  private static final int EXECUTE = 3;

  private static OwnPostgres server;

  private final DataSource direct = DataSources.at(server.url("postgres"));
  private CuttingRelay relay;

  @BeforeAll
  static void start() {
    server = OwnPostgres.started(Durability.DURABLE, Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void relay() {
    relay = CuttingRelay.to(server.port(), PostgresReply::new);
    DataSources.execute(direct, "CREATE TABLE done (x int)");
  }

  @AfterEach
  void close() {
    relay.close();
    DataSources.execute(direct, "DROP TABLE done");
  }

  @Test
  void a_lost_reply_leaves_the_work_done_and_the_caller_with_an_error() {
    WireFault fault = WireFault.cutting(relay, Moment.REPLY_SENT);
    assertThatThrownBy(() -> insert(fault, EXECUTE)).isInstanceOf(SQLException.class);
    assertThat(DataSources.query(direct, "SELECT x FROM done")).containsExactly("1");
  }

  @Test
  @Timeout(50)
  void a_connection_cut_at_work_does_not_wait_for_the_end_of_it() {
    WireFault fault = WireFault.cutting(relay, Moment.REQUEST_SENT);
    assertThatThrownBy(() -> run(fault, EXECUTE, "SELECT pg_sleep(60)"))
        .isInstanceOf(SQLException.class);
    while (!isTerminated("SELECT pg_sleep(60)")) {
      // The server has the request, and may not have begun with it.
      Thread.onSpinWait();
    }
  }

  @Test
  void a_killed_server_is_back_when_the_fault_has_settled() {
    WireFault fault = WireFault.killing(relay, server::kill, server::start);
    assertThatThrownBy(() -> run(fault, EXECUTE, "SELECT pg_sleep(60)"))
        .isInstanceOf(SQLException.class);
    fault.settle();
    assertThat(DataSources.query(direct, "SELECT x FROM done")).isEmpty();
  }

  @Test
  void a_call_that_sends_nothing_is_followed_by_the_cut() {
    WireFault fault = WireFault.cutting(relay, Moment.REPLY_SENT);
    assertThatThrownBy(() -> insert(fault, EXECUTE - 1)).isInstanceOf(SQLException.class);
    assertThat(DataSources.query(direct, "SELECT x FROM done")).isEmpty();
  }

  @Test
  void without_a_struck_call_nothing_is_cut() throws SQLException {
    insert(WireFault.cutting(relay, Moment.REPLY_SENT), 0);
    assertThat(DataSources.query(direct, "SELECT x FROM done")).containsExactly("1");
  }

  private boolean isTerminated(String query) {
    return DataSources.query(
            direct,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = '%s' AND state = 'active'"
                .formatted(query))
        .equals(List.of("t"));
  }

  private void insert(WireFault fault, int call) throws SQLException {
    run(fault, call, "INSERT INTO done VALUES (1)");
  }

  private void run(WireFault fault, int call, String sql) throws SQLException {
    DataSource relayed = DataSources.at(server.urlThrough(relay.port(), "postgres"));
    DataSource numbered = new NumberedDriver(call).number(relayed, fault);
    try (Connection connection = numbered.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
