package dev.oneledger.jdbc.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import dev.oneledger.jdbc.testkit.SingleConnection;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * That reading writes nothing, by the server's own word: what it counted of the session's commands
 * and of the rows they touched.
 */
class ReadOnlyOnMariaDbTest {
  private static final String COUNTED =
      """
      SHOW SESSION STATUS WHERE Variable_name LIKE 'Com\\_%'
          OR Variable_name IN ('Handler_write', 'Handler_update', 'Handler_delete')\
      """;

  private static final Set<String> OF_READING =
      Set.of("Com_begin", "Com_rollback", "Com_select", "Com_set_option", "Com_show_variables");

  private MariaDbDatabase database;

  /** Everywhere and at this host: else a server's nameless user of this host would go before. */
  private String reader;

  @BeforeEach
  void create() {
    database = TestMariaDb.freshDatabase();
    reader = database.name() + "_reader";
    database.execute(
        "CREATE USER '%1$s'@'%%' IDENTIFIED BY '%1$s', '%1$s'@localhost IDENTIFIED BY '%1$s'"
            .formatted(reader));
  }

  @AfterEach
  void drop() {
    database.execute("DROP USER '%1$s'@'%%', '%1$s'@localhost".formatted(reader));
    database.close();
  }

  static List<String> recordings() throws IOException {
    return RecordedTable.recordedOn("mariadb");
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void a_user_who_may_select_the_table_of_a_tool_reads_it_and_nothing_is_written(String recording)
      throws SQLException {
    RecordedTable table =
        RecordedTable.replayed(recording, database, "mariadb", database.name()::equals);
    database.execute(
        "GRANT SELECT ON %1$s TO '%2$s'@'%%', '%2$s'@localhost"
            .formatted(table.quoted('`'), reader));

    try (SingleConnection connection = new SingleConnection(asReader())) {
      SortedMap<String, Long> before = counted(connection.physical());

      for (int reading = 0; reading < 2; reading++) {
        assertThat(table.open(connection).read().rows()).isNotEmpty();
      }

      SortedMap<String, Long> more = more(before, counted(connection.physical()));
      assertThat(more.keySet()).isSubsetOf(OF_READING);
      assertThat(more).containsEntry("Com_begin", 2L).containsEntry("Com_rollback", 2L);
    }
  }

  @Test
  void a_single_row_would_be_counted() throws SQLException {
    database.execute("CREATE TABLE done (name text)");
    try (SingleConnection connection = new SingleConnection(database.dataSource());
        Statement statement = connection.physical().createStatement()) {
      SortedMap<String, Long> before = counted(connection.physical());

      statement.execute("INSERT INTO done VALUES ('1_a')");

      assertThat(more(before, counted(connection.physical())))
          .containsKeys("Com_insert", "Handler_write");
    }
  }

  private MariaDbDataSource asReader() throws SQLException {
    MariaDbDataSource dataSource = database.dataSource();
    dataSource.setUser(reader);
    dataSource.setPassword(reader);
    return dataSource;
  }

  private static SortedMap<String, Long> counted(Connection session) throws SQLException {
    SortedMap<String, Long> counted = new TreeMap<>();
    try (Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery(COUNTED)) {
      while (rows.next()) {
        counted.put(rows.getString(1), rows.getLong(2));
      }
    }
    counted.remove("Com_show_status");
    return counted;
  }

  private static SortedMap<String, Long> more(
      SortedMap<String, Long> before, SortedMap<String, Long> after) {
    SortedMap<String, Long> more = new TreeMap<>();
    after.forEach(
        (name, count) -> {
          if (count > before.getOrDefault(name, 0L)) {
            more.put(name, count - before.getOrDefault(name, 0L));
          }
        });
    return more;
  }
}
