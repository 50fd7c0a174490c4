package dev.oneledger.ddl.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationProbeTest {
  private static TestDatabase database;
  private Connection connection;

  @BeforeAll
  static void open() {
    database = TestPostgres.freshDatabase();
    database.execute(
        "CREATE TABLE parents (id int PRIMARY KEY, name text)",
        "CREATE TABLE children (id int, parent int REFERENCES parents ON DELETE CASCADE)",
        "CREATE INDEX children_by_parent ON children (parent)",
        "INSERT INTO parents VALUES (1, 'one'), (2, 'two')",
        "INSERT INTO children VALUES (1, 1), (2, 1), (3, 2)");
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @BeforeEach
  void begin() throws SQLException {
    connection = database.dataSource().getConnection();
    connection.setAutoCommit(false);
  }

  @AfterEach
  void rollBack() throws SQLException {
    connection.rollback();
    connection.close();
  }

  private static Migration migration(String text) {
    boolean outside = text.startsWith("-- ledger: no-transaction");
    return new Migration(
        MigrationId.parse("7_probe"), SqlText.of(text), null, !outside, "V7__probe.sql");
  }

  private List<StatementEffect> effects(String text) throws SQLException {
    return MigrationProbe.run(connection, migration(text)).effects();
  }

  @Test
  void each_statement_shows_what_it_changed_in_the_catalog() throws SQLException {
    List<StatementEffect> effects =
        effects(
            "BEGIN;\nCREATE TABLE \"Odd name\" (x int);\nSELECT 1;\n"
                + "ALTER TABLE \"Odd name\" RENAME TO plain;\nCOMMIT;");
    assertThat(effects).hasSize(3);
    assertThat(effects.get(0).before().byName("relation", "public.\"Odd name\"")).isEmpty();
    assertThat(effects.get(0).after().byName("relation", "public.\"Odd name\"")).isPresent();
    assertThat(effects.get(1).after()).isSameAs(effects.get(0).after());
    assertThat(effects.get(2).after().byName("column", "public.plain.x")).isPresent();
    assertThat(effects.get(2).statement().line()).isEqualTo(4);
  }

  @Test
  void rows_touched_through_a_foreign_key_are_counted() throws SQLException {
    List<TouchedTable> touched = effects("DELETE FROM parents WHERE id = 1;").get(0).tables();
    assertThat(touched)
        .extracting(TouchedTable::ident)
        .containsExactly("public.children", "public.parents");
    assertThat(touched).extracting(TouchedTable::deleted).containsExactly(2L, 1L);
  }

  @Test
  void a_table_emptied_twice_is_seen_twice() throws SQLException {
    List<StatementEffect> effects =
        effects("TRUNCATE children; INSERT INTO children VALUES (9, 2); TRUNCATE children;");
    assertThat(effects.get(0).tables()).extracting(TouchedTable::replaced).containsExactly(true);
    assertThat(effects.get(1).tables()).extracting(TouchedTable::inserted).containsExactly(1L);
    assertThat(effects.get(2).tables()).extracting(TouchedTable::replaced).containsExactly(true);
  }

  @Test
  void temporary_tables_are_told_apart_from_those_that_stay() throws SQLException {
    List<StatementEffect> effects =
        effects(
            "CREATE TEMP TABLE t ON COMMIT DROP AS SELECT 1 AS x; INSERT INTO t VALUES (2);"
                + " SELECT 1; INSERT INTO parents SELECT x + 10, 'new' FROM t; DROP TABLE t;");
    assertThat(effects)
        .extracting(StatementEffect::temporary)
        .containsExactly(true, true, false, false, true);
    assertThat(effects).allMatch(effect -> effect.after() == effect.before());
    assertThat(effects.get(3).tables()).extracting(TouchedTable::inserted).containsExactly(2L);
  }

  @Test
  void copy_data_reach_the_table() throws SQLException {
    List<StatementEffect> effects =
        effects("COPY parents (id, name) FROM stdin;\n7\tseven\n8\t\\N\n\\.\nSELECT 1;\n");
    assertThat(effects.get(0).tables()).extracting(TouchedTable::inserted).containsExactly(2L);
  }

  @Test
  void settings_hold_for_the_statements_after_them() throws SQLException {
    List<StatementEffect> effects =
        effects(
            "CREATE SCHEMA far; SET search_path TO far; CREATE TABLE near (x int);"
                + " SELECT pg_catalog.set_config('search_path', '', false); CREATE TABLE far.b (y int);");
    assertThat(effects.get(2).after().byName("relation", "far.near")).isPresent();
    assertThat(effects.get(4).after().byName("relation", "far.b")).isPresent();
  }

  @Test
  void an_index_built_concurrently_is_probed_by_its_twin() throws SQLException {
    List<StatementEffect> effects =
        effects(
            "-- ledger: no-transaction\nCREATE UNIQUE INDEX CONCURRENTLY by_name ON parents (name);\n"
                + "REINDEX (CONCURRENTLY) INDEX by_name;\nREINDEX INDEX CONCURRENTLY by_name;\n"
                + "DROP INDEX CONCURRENTLY IF EXISTS children_by_parent;");
    assertThat(effects.get(0).after().byName("index", "public.by_name")).isPresent();
    assertThat(effects.get(3).after().byName("index", "public.children_by_parent")).isEmpty();
  }

  @Test
  void what_no_transaction_can_run_is_refused_by_name() {
    assertThatThrownBy(() -> effects("-- ledger: no-transaction\nSELECT 1;\nVACUUM parents;"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("VACUUM parents");
  }

  @Test
  void a_failing_statement_is_reported_with_line_and_code_and_without_values() {
    MigrationFailedException failed =
        catchThrowableOfType(
            MigrationFailedException.class,
            () -> effects("SELECT 1;\n\nINSERT INTO parents VALUES ('secret');"));
    assertThat(failed.line()).isEqualTo(3);
    assertThat(failed.sqlState()).isEqualTo("22P02");
    assertThat(failed)
        .hasMessageContaining("V7__probe.sql:3: INSERT TABLE parents fails")
        .hasMessageNotContaining("secret");
  }

  @Test
  void lines_for_psql_pass_where_they_only_speak_to_psql() throws SQLException {
    assertThat(effects("\\set ON_ERROR_STOP on\n\\restrict abc\nSELECT 1;\n\\unrestrict abc\n"))
        .hasSize(1);
    assertThatThrownBy(() -> effects("SELECT 1;\n\\i other.sql\n"))
        .hasMessageContaining("Line 2")
        .hasMessageContaining("\\i");
    assertThatThrownBy(() -> effects("\\set n 5\nSELECT :n;\n")).hasMessageContaining("Line 1");
    assertThatThrownBy(() -> effects("SELECT 1 \\gset\n")).hasMessageContaining("\\gset");
  }

  @Test
  void rows_compare_without_order_of_rows_or_columns() throws SQLException {
    RowState before = RowState.of(connection, List.of("public.parents", "public.nothing"));
    StatementRun.run(connection, "DELETE FROM parents WHERE id = 1");
    assertThat(RowState.of(connection, before.tables().keySet()).differences(before))
        .containsOnlyKeys("public.parents");
    StatementRun.run(connection, "ALTER TABLE parents RENAME COLUMN name TO old");
    StatementRun.run(connection, "ALTER TABLE parents ADD COLUMN name text");
    StatementRun.run(connection, "UPDATE parents SET name = old");
    StatementRun.run(connection, "ALTER TABLE parents DROP COLUMN old");
    StatementRun.run(connection, "INSERT INTO parents VALUES (1, 'one')");
    assertThat(RowState.of(connection, before.tables().keySet()).differences(before)).isEmpty();
    StatementRun.run(connection, "INSERT INTO children SELECT * FROM children");
    assertThat(RowState.ofAll(connection).tables().get("public.children")).contains("2 rows");
  }
}
