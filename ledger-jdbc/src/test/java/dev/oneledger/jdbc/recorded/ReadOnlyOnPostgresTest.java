package dev.oneledger.jdbc.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.testkit.OwnServer;
import dev.oneledger.jdbc.testkit.SingleConnection;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestRole;
import dev.oneledger.spi.History;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That reading writes nothing, by the server's own word: its log of statements, and how far its
 * write-ahead log is. The server is the test's own and has nobody else who writes.
 */
class ReadOnlyOnPostgresTest {
  private static final Map<String, String> QUIET_AND_TALKATIVE =
      Map.of(
          "log_statement", "all",
          "log_line_prefix", "%u:",
          "log_min_messages", "error",
          "autovacuum", "off",
          "wal_level", "minimal",
          "max_wal_senders", "0");

  private static OwnServer server;

  private TestDatabase database;

  @BeforeAll
  static void start() {
    server = OwnServer.started(QUIET_AND_TALKATIVE);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void create() {
    database = server.freshDatabase();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  static List<String> recordings() throws IOException {
    return RecordedTable.recordedOn("postgresql");
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void a_role_that_may_select_the_table_of_a_tool_reads_it_and_nothing_is_written(String recording)
      throws SQLException {
    RecordedTable table = RecordedTable.replayed(recording, database, "postgresql", any -> true);

    readsOnly(table.schema(), table.quoted('"'), table::open);
  }

  @Test
  void nor_is_anything_written_where_a_table_was_described() throws SQLException {
    database.execute(
        "CREATE SCHEMA ops",
        "CREATE TABLE ops.done (place serial, name text, ok boolean)",
        "INSERT INTO ops.done (name, ok) VALUES ('1_a', true), ('2_b', false)");

    readsOnly(
        "ops",
        "ops.done",
        reader ->
            HistoryTable.on(reader)
                .table("ops.done")
                .key("name")
                .revisionInKey()
                .success("ok")
                .orderBy("place"));
  }

  @Test
  void a_single_row_would_be_seen_in_the_write_ahead_log() {
    database.execute("CREATE TABLE done (name text)", "VACUUM FREEZE");
    String before = position();
    assertThat(position()).isEqualTo(before);

    database.execute("INSERT INTO done VALUES ('1_a')");

    assertThat(position()).isNotEqualTo(before);
  }

  private void readsOnly(String schema, String table, Function<DataSource, History> open)
      throws SQLException {
    try (TestRole role = TestRole.in(database)) {
      role.granted("USAGE ON SCHEMA \"" + schema + "\"", "SELECT ON " + table);
      try (SingleConnection connection = new SingleConnection(role.dataSource())) {
        connection.physical();
        database.execute("VACUUM FREEZE"); // else the first to read a row may note that it is old
        int logged = statementsOf(role).size();
        String before = position();

        for (int reading = 0; reading < 2; reading++) {
          assertThat(open.apply(connection).read().rows()).isNotEmpty();
        }

        assertThat(position()).isEqualTo(before);
        List<String> all = statementsOf(role);
        areTwoReadings(all.subList(logged, all.size()));
      }
    }
  }

  private static void areTwoReadings(List<String> statements) {
    assertThat(statements)
        .filteredOn(statement -> statement.startsWith("SET"))
        .containsOnly(
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
            "SET LOCAL statement_timeout = 30000");
    assertThat(
            statements.stream()
                .map(statement -> statement.split("\\s", 2)[0].toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(" ")))
        .matches("(BEGIN SET SET( SELECT)+ ROLLBACK ?){2}");
  }

  /** Where the next record of the write-ahead log will stand. */
  private String position() {
    return String.valueOf(database.query("SELECT pg_current_wal_insert_lsn()").get(0));
  }

  /** What the server ran for this user, each as its first line, in order. */
  private static List<String> statementsOf(TestRole role) {
    String mark = role.name() + ":LOG:  ";
    return server.log().stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()).replaceFirst("^[A-Za-z0-9_ <>/]*: +", ""))
        .toList();
  }
}
