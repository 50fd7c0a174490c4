package dev.oneledger.jdbc.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresCatalogTest {
  private static final String PREPARED =
      "FROM pg_prepared_statements WHERE name LIKE 'oneledger\\_%'";

  private TestDatabase database;
  private Connection connection;
  private Statement statement;

  /** An empty database on the server under test. */
  TestDatabase freshDatabase() {
    return TestPostgres.freshDatabase();
  }

  @BeforeAll
  void open() throws SQLException {
    database = freshDatabase();
    database.execute("CREATE TABLE t (x int DEFAULT 1, y text)", "CREATE SEQUENCE s");
    connection = database.dataSource().getConnection();
    connection.setAutoCommit(false);
    statement = connection.createStatement();
  }

  @AfterEach
  void undo() throws SQLException {
    connection.rollback();
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
    database.close();
  }

  @Test
  void every_kind_can_be_asked_for_alone() throws SQLException {
    Catalog whole = PostgresCatalog.read(connection, SchemaName.DEFAULT);
    statement.execute("SET LOCAL search_path = pg_catalog");
    for (String kind : PostgresCatalog.kinds()) {
      List<String> expected =
          whole.objects().stream()
              .filter(object -> object.kind().equals(kind))
              .map(CatalogObject::id)
              .toList();
      assertThat(ids(Set.of(kind))).as(kind).isEqualTo(expected);
    }
  }

  private List<String> ids(Set<String> kinds) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(PostgresCatalog.query(SchemaName.DEFAULT, kinds))) {
      while (rows.next()) {
        ids.add(rows.getString(2));
      }
    }
    return ids;
  }

  @Test
  void a_kind_that_is_none_is_refused_by_name() {
    assertThatThrownBy(() -> PostgresCatalog.query(SchemaName.DEFAULT, Set.of("cupboard")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'cupboard'")
        .hasMessageContaining("relation");
  }

  @Test
  void a_session_plans_once_and_reads_on_after_it_forgot_the_plan() throws SQLException {
    statement.execute("DEALLOCATE ALL");
    Catalog first = PostgresCatalog.read(connection, SchemaName.DEFAULT);
    connection.rollback();
    statement.execute("CREATE TABLE added (x int)");
    Catalog second = PostgresCatalog.read(connection, SchemaName.DEFAULT);
    assertThat(second.lines()).containsAll(first.lines()).hasSizeGreaterThan(first.lines().size());
    assertThat(one("SELECT count(*) || ' ' || sum(generic_plans) " + PREPARED)).isEqualTo("2 4");
    statement.execute("DEALLOCATE ALL");
    Catalog third = PostgresCatalog.read(connection, SchemaName.DEFAULT);
    assertThat(third.lines()).isEqualTo(second.lines());
    assertThat(third.dependencies()).isEqualTo(second.dependencies());
  }

  @Test
  void reading_leaves_the_settings_of_the_transaction() throws SQLException {
    statement.execute("SET LOCAL search_path = \"Odd name\", public");
    PostgresCatalog.read(connection, SchemaName.DEFAULT);
    assertThat(one("SHOW search_path")).isEqualTo("\"Odd name\", public");
    assertThat(one("SHOW jit")).isEqualTo("on");
  }

  @Test
  void each_change_within_a_transaction_gives_another_version() throws SQLException {
    String before = PostgresCatalog.version(connection);
    for (String change :
        List.of(
            "ALTER TABLE t ALTER x SET DEFAULT 2",
            "ALTER TABLE t ALTER x SET DEFAULT 3",
            "ALTER TABLE t ALTER x SET DEFAULT 2",
            "COMMENT ON TABLE t IS 'a'",
            "COMMENT ON TABLE t IS 'b'",
            "GRANT SELECT ON t TO PUBLIC",
            "REVOKE SELECT ON t FROM PUBLIC",
            "CREATE TABLE u ()",
            "DROP TABLE u",
            "ALTER SEQUENCE s INCREMENT 2")) {
      statement.execute(change);
      String after = PostgresCatalog.version(connection);
      assertThat(after).as(change).isNotEqualTo(before);
      before = after;
    }
  }

  @Test
  void a_change_after_a_savepoint_that_was_rolled_back_gives_another_version() throws SQLException {
    String before = PostgresCatalog.version(connection);
    Savepoint savepoint = connection.setSavepoint();
    statement.execute("COMMENT ON TABLE t IS 'a'");
    String first = PostgresCatalog.version(connection);
    connection.rollback(savepoint);
    assertThat(PostgresCatalog.version(connection)).isEqualTo(before);
    statement.execute("COMMENT ON TABLE t IS 'b'");
    assertThat(PostgresCatalog.version(connection)).isNotIn(before, first);
  }

  @Test
  void what_changes_no_definition_leaves_the_version() throws SQLException {
    String before = PostgresCatalog.version(connection);
    for (String change :
        List.of(
            "INSERT INTO t SELECT n, n FROM generate_series(1, 1000) n",
            "UPDATE t SET x = x + 1",
            "DELETE FROM t",
            "SELECT nextval('s')",
            "SELECT setval('s', 40)",
            "ANALYZE t")) {
      statement.execute(change);
      assertThat(PostgresCatalog.version(connection)).as(change).isEqualTo(before);
    }
  }

  private String one(String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
