package dev.oneledger.jdbc.internal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestH2;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.jdbc.testkit.TestSqlite;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does with a write that should never come. */
class ProductConnectionTest {
  private static final int SECONDS = 5;

  private static void refuses(ScratchDatabase database, String write, String because)
      throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        ProductConnection product = ProductConnection.begin(connection, SECONDS)) {
      assertThatThrownBy(() -> product.run(write))
          .as(write)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining(because);
    }
  }

  private static final List<String> WRITES =
      List.of(
          "INSERT INTO history VALUES (2)",
          "UPDATE history SET version = 3",
          "DELETE FROM history",
          "CREATE TABLE another (id int)",
          "DROP TABLE history");

  @Test
  void postgresql_refuses_every_write() throws SQLException {
    try (ScratchDatabase database = TestPostgres.freshDatabase()) {
      database.execute("CREATE TABLE history (version int)", "INSERT INTO history VALUES (1)");
      for (String write : WRITES) {
        refuses(database, write, "read-only transaction");
      }
      assertThat(database.query("SELECT version FROM history")).containsExactly("1");
    }
  }

  @Test
  void mariadb_refuses_every_write_although_its_driver_is_not_asked_to() throws SQLException {
    try (ScratchDatabase database = TestMariaDb.freshDatabase()) {
      database.execute("CREATE TABLE history (version int)", "INSERT INTO history VALUES (1)");
      for (String write : WRITES) {
        refuses(database, write, "READ ONLY transaction");
      }
      assertThat(database.query("SELECT version FROM history")).containsExactly("1");
    }
  }

  @Test
  void sqlite_refuses_every_write() throws SQLException {
    try (ScratchDatabase database = TestSqlite.freshDatabase()) {
      database.execute("CREATE TABLE history (version int)", "INSERT INTO history VALUES (1)");
      for (String write : WRITES) {
        refuses(database, write, "SQLITE_READONLY");
      }
      assertThat(database.query("SELECT version FROM history")).containsExactly("1");
    }
  }

  @Test
  void on_h2_a_row_that_was_written_is_rolled_back() throws SQLException {
    try (ScratchDatabase database = TestH2.freshDatabase()) {
      database.execute("CREATE TABLE history (version int)", "INSERT INTO history VALUES (1)");
      try (Connection connection = database.dataSource().getConnection();
          ProductConnection product = ProductConnection.begin(connection, SECONDS)) {
        product.run("UPDATE history SET version = 3");
      }
      assertThat(database.query("SELECT version FROM history")).containsExactly("1");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void mariadb_goes_on_as_before_when_the_reading_has_ended(boolean autoCommit)
      throws SQLException {
    try (ScratchDatabase database = TestMariaDb.freshDatabase();
        Connection connection = database.dataSource().getConnection()) {
      database.execute("CREATE TABLE history (version int)");
      connection.setAutoCommit(autoCommit);
      run(connection, "SET time_zone = '-03:00'");

      ProductConnection.begin(connection, SECONDS).close();

      assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
      assertThat(ask(connection, "SELECT @@session.time_zone")).isEqualTo("-03:00");
      run(connection, "INSERT INTO history VALUES (2)");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sqlite_goes_on_as_before_when_the_reading_has_ended(boolean queryOnly) throws SQLException {
    try (ScratchDatabase database = TestSqlite.freshDatabase();
        Connection connection = database.dataSource().getConnection()) {
      run(connection, "PRAGMA query_only = " + (queryOnly ? 1 : 0));

      ProductConnection.begin(connection, SECONDS).close();

      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(ask(connection, "PRAGMA query_only")).isEqualTo(queryOnly ? "1" : "0");
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
