package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import dev.oneledger.jdbc.testkit.PgBouncer;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.SingleConnection;
import dev.oneledger.jdbc.testkit.SqliteDatabase;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestH2;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.jdbc.testkit.TestRole;
import dev.oneledger.jdbc.testkit.TestSqlite;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Large tables, locks, poolers and missing rights. */
class HistoryUnderStrainTest {
  private static final int MANY = 100_000;
  private static final String VERSIONS = "CREATE TABLE schema_migrations (version varchar(32))";

  private static List<HistoryRow> rails(DataSource dataSource) {
    return HistoryTable.rails(dataSource).read().rows();
  }

  @Test
  void a_hundred_thousand_rows_are_read_in_order_on_every_product() {
    try (ScratchDatabase postgres = TestPostgres.freshDatabase();
        ScratchDatabase mariaDb = TestMariaDb.freshDatabase();
        ScratchDatabase h2 = TestH2.freshDatabase();
        ScratchDatabase sqlite = TestSqlite.freshDatabase()) {
      postgres.execute(
          VERSIONS, "INSERT INTO schema_migrations SELECT n FROM generate_series(1, 100000) n");
      mariaDb.execute(VERSIONS, "INSERT INTO schema_migrations SELECT seq FROM seq_1_to_100000");
      h2.execute(VERSIONS, "INSERT INTO schema_migrations SELECT x FROM system_range(1, 100000)");
      sqlite.execute(
          VERSIONS,
          "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 100000)"
              + " INSERT INTO schema_migrations SELECT x FROM n");
      for (ScratchDatabase database : List.of(postgres, mariaDb, h2, sqlite)) {
        List<HistoryRow> rows = rails(database.dataSource());

        assertThat(rows).as(database.getClass().getSimpleName()).hasSize(MANY);
        assertThat(rows.get(8).key()).isEqualTo("9");
        assertThat(rows.get(MANY - 1).key()).isEqualTo("100000");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void behind_a_transaction_pooler_no_named_statement_stays(int prepareThreshold) {
    try (TestDatabase database = TestPostgres.freshDatabase();
        PgBouncer bouncer = PgBouncer.before(database, 1)) {
      database.execute(VERSIONS, "INSERT INTO schema_migrations VALUES ('1')");
      PGSimpleDataSource pooled = bouncer.dataSource();
      pooled.setPrepareThreshold(prepareThreshold);

      for (int reading = 0; reading < 8; reading++) {
        assertThat(rails(pooled)).hasSize(1);
        assertThat(HistoryTable.detect(pooled)).hasSize(1);
      }
    }
  }

  private static void isSaidToBeLocked(DataSource dataSource, String key) {
    History history =
        HistoryTable.of(MigrationTool.RAILS, dataSource).timeout(Duration.ofSeconds(1));

    assertThatThrownBy(history::read)
        .as(key)
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessage(
            "the history of Rails cannot be read: no answer within 1 s. Is somebody holding a lock on the table?");
  }

  private static void hold(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void a_lock_that_is_held_over_there_is_waited_for_and_then_said() throws SQLException {
    try (ScratchDatabase database = TestPostgres.freshDatabase();
        Connection other = database.dataSource().getConnection()) {
      database.execute(VERSIONS);
      hold(other, "BEGIN", "LOCK TABLE schema_migrations IN ACCESS EXCLUSIVE MODE");
      isSaidToBeLocked(database.dataSource(), "PostgreSQL");
      hold(other, "ROLLBACK");
      assertThat(rails(database.dataSource())).isEmpty();
    }
    try (MariaDbDatabase database = TestMariaDb.freshDatabase();
        Connection other = database.dataSource().getConnection()) {
      database.execute(VERSIONS);
      hold(other, "LOCK TABLES schema_migrations WRITE");
      isSaidToBeLocked(database.dataSource(), "MariaDB");
      hold(other, "UNLOCK TABLES");
      assertThat(rails(database.dataSource())).isEmpty();
    }
    try (SqliteDatabase database = TestSqlite.freshDatabase();
        Connection other = database.dataSource().getConnection()) {
      database.execute(VERSIONS);
      hold(other, "BEGIN EXCLUSIVE");
      isSaidToBeLocked(database.dataSource(), "SQLite");
      hold(other, "ROLLBACK");
      assertThat(rails(database.dataSource())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(MigrationTool.class)
  void a_table_that_is_not_there_is_named_with_its_tool(MigrationTool tool) {
    try (ScratchDatabase database = TestH2.freshDatabase()) {
      assertThatThrownBy(() -> HistoryTable.of(tool, database.dataSource()).read())
          .isExactlyInstanceOf(LedgerException.class)
          .hasMessageContaining("is not there.")
          .hasMessageContaining("looked for: the history of " + tool + ", as user 'SA'");
    }
  }

  @ParameterizedTest
  @EnumSource(MigrationTool.class)
  void a_table_with_other_columns_is_refused_with_both_lists(MigrationTool tool) {
    try (ScratchDatabase database = TestH2.freshDatabase()) {
      database.execute("CREATE TABLE other_one (a int, b int)");

      assertThatThrownBy(
              () -> HistoryTable.of(tool, database.dataSource()).table("other_one").read())
          .isExactlyInstanceOf(LedgerException.class)
          .hasMessageContaining(
              "Table PUBLIC.OTHER_ONE is not the history of %s as it is known here."
                  .formatted(tool))
          .hasMessageContaining("found:    A, B");
    }
  }

  @Test
  void a_tools_table_without_rights_is_said_with_the_grant() {
    try (TestDatabase database = TestPostgres.freshDatabase();
        TestRole reader = TestRole.in(database)) {
      database.execute("CREATE TABLE alembic_version (version_num varchar(32))");
      History history = HistoryTable.of(MigrationTool.ALEMBIC, reader.dataSource());

      assertThatThrownBy(history::read)
          .hasMessage(
              "Table public.alembic_version is there, but user '%s' may not read it. GRANT SELECT on it (and USAGE on its schema) is all it takes."
                  .formatted(reader.name()));
      reader.granted("USAGE ON SCHEMA public", "SELECT ON alembic_version");
      assertThat(history.read().rows()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a;b", "a\"b", "a`b", "a'b", "a.b.c", "x.", "", "a--b"})
  void a_hostile_table_name_is_refused_before_any_connection(String name) {
    ToolHistory history = HistoryTable.of(MigrationTool.KNEX, MariaDbDatabase.nowhere());

    assertThatThrownBy(() -> history.table(name))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("cannot name a table, schema or column of a history");
  }

  @Test
  void a_database_whose_name_is_no_plain_identifier_is_read_all_the_same() throws SQLException {
    try (MariaDbDatabase server = TestMariaDb.freshDatabase()) {
      String name = server.name() + "-`it's";
      String quoted = "`" + name.replace("`", "``") + "`";
      server.execute(
          "CREATE DATABASE " + quoted,
          "CREATE TABLE " + quoted + ".schema_migrations (version varchar(9))",
          "INSERT INTO " + quoted + ".schema_migrations VALUES ('7')");
      try (SingleConnection pool = new SingleConnection(server.dataSource())) {
        pool.physical().setCatalog(name);
        assertThat(rails(pool)).extracting(HistoryRow::key).containsExactly("7");
      } finally {
        server.execute("DROP DATABASE " + quoted);
      }
    }
  }

  @Test
  void a_key_that_is_there_twice_is_refused_where_the_tool_forbids_it_and_else_the_last_counts() {
    try (ScratchDatabase database = TestH2.freshDatabase()) {
      database.execute(
          VERSIONS,
          "INSERT INTO schema_migrations VALUES ('1'), ('1')",
          "CREATE TABLE migrations (id int, migration varchar(9), batch int)",
          "INSERT INTO migrations VALUES (1, '1_a', 1), (2, '2_b', 1), (3, '1_a', 2)");

      assertThatThrownBy(() -> rails(database.dataSource()))
          .hasMessageContaining("has several rows with the key '1'");
      assertThat(HistoryTable.of(MigrationTool.LARAVEL, database.dataSource()).read().rows())
          .extracting(HistoryRow::key, row -> row.details().get("batch"))
          .containsExactly(tuple("2_b", "1"), tuple("1_a", "2"));
    }
  }
}
