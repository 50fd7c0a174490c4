package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.EntryKind;
import dev.oneledger.JournalEntry;
import dev.oneledger.internal.journal.EntryHash;
import dev.oneledger.internal.journal.JournalVerifier;
import dev.oneledger.spi.StatementFailedException;
import dev.oneledger.spi.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JdbcTargetTest extends TargetOnPostgres {
  @Test
  void reading_an_empty_database_finds_nothing_and_makes_nothing() {
    assertThat(target.head(script.key())).isEmpty();
    assertThat(target.read(script.key(), 0)).isEmpty();
    assertThat(target.inspect(script.key()).otherJournals()).isEmpty();
    assertThat(database.query("SELECT nspname FROM pg_namespace WHERE nspname = 'oneledger'"))
        .isEmpty();
  }

  @Test
  void a_migration_and_its_entry_are_applied_together_and_read_back_equal() {
    List<JournalEntry> opened =
        script.opened(Map.of("mode", "managed", "odd = name", "back\\slash\nline 'quote' $ol$"));
    target.apply(Step.entriesOnly("opening"), opened, soon());
    List<JournalEntry> applied = script.applied("1_customers");
    Duration took =
        target.apply(
            JournalScript.step("1_customers", "CREATE TABLE customers (id int);"), applied, soon());

    assertThat(tables()).containsExactly("customers");
    assertThat(took).isPositive().isLessThan(Duration.ofSeconds(10));
    assertThat(target.head(script.key())).contains(applied.get(0));
    List<JournalEntry> all = target.read(script.key(), 0);
    assertThat(all).containsExactly(opened.get(0), applied.get(0));
    assertThat(JournalVerifier.verify(script.key(), all)).isEmpty();
    assertThat(all).allSatisfy(e -> assertThat(e.chain().hash()).isEqualTo(EntryHash.of(e)));
    assertThat(target.read(script.key(), 1)).containsExactly(applied.get(0));
    assertThat(
            database.query("SELECT duration_ms IS NULL FROM oneledger.journal ORDER BY sequence"))
        .containsExactly("t", "f");
  }

  @Test
  void the_duration_is_measured_by_the_server() {
    begin();
    assertThat(apply("1_slow", "DO $$ BEGIN PERFORM pg_sleep(0.3); END $$;"))
        .isBetween(Duration.ofMillis(300), Duration.ofSeconds(3));
    assertThat(
            database.query("SELECT duration_ms >= 300 FROM oneledger.journal WHERE sequence = 2"))
        .containsExactly("t");
  }

  @Test
  void every_row_of_a_query_with_side_effects_is_run() {
    begin();
    apply(
        "1_f",
        "CREATE TABLE log (x int);\n"
            + "CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log"
            + " VALUES (i); RETURN i; END $$;\n"
            + "CREATE TABLE five AS SELECT generate_series(1, 5) AS i;\n"
            + "SELECT f(i) FROM five;\n"
            + "INSERT INTO log VALUES (0);");
    assertThat(database.query("SELECT count(*) FROM log")).containsExactly("6");
  }

  @Test
  void large_statements_and_many_notices_do_not_hang() {
    begin();
    String megabyte = "x".repeat(1 << 20);
    StringBuilder sql = new StringBuilder("CREATE TABLE big (x text);\n");
    for (int i = 0; i < 6; i++) {
      sql.append("INSERT INTO big VALUES ('").append(megabyte).append("');\n");
      sql.append(
          "DO $$ BEGIN FOR i IN 1..2000 LOOP RAISE NOTICE '%', repeat('n', 500); END LOOP; END"
              + " $$;\n");
      sql.append("SELECT x FROM big LIMIT 1;\n");
    }
    apply("1_big", sql.toString());
    assertThat(database.query("SELECT count(*) FROM big")).containsExactly("6");
  }

  @Test
  void copy_data_is_loaded_in_the_same_transaction() {
    begin();
    String copy =
        "CREATE TABLE c (id int, name text);\n"
            + "COPY c (id, name) FROM stdin;\n"
            + "1\tone\n"
            + "2\ttwo; \\\\ half\n"
            + "\\.\n";
    assertThatThrownBy(() -> apply("1_copy", copy + "SELECT 1/0;"))
        .isInstanceOf(StatementFailedException.class)
        .hasMessageContaining("division by zero");
    assertThat(tables()).isEmpty();
    applyNext("1_copy", copy + "INSERT INTO c VALUES (3, 'three');");
    assertThat(database.query("SELECT name FROM c ORDER BY id"))
        .containsExactly("one", "two; \\ half", "three");
  }

  @Test
  void what_a_script_sets_neither_stops_the_entry_nor_stays_in_the_session() throws SQLException {
    database.execute(
        "CREATE ROLE " + database.name() + "_owner", "GRANT CREATE ON SCHEMA public TO PUBLIC");
    try (var pool = new dev.oneledger.jdbc.testkit.SingleConnection(database.dataSource())) {
      target = JdbcTarget.on(pool);
      begin();
      apply(
          "1_set",
          "SET ROLE "
              + database.name()
              + "_owner;\n"
              + "CREATE TABLE owned (x int);\n"
              + "COMMENT ON TABLE owned IS 'back\\slash';\n"
              + "SELECT pg_catalog.set_config('search_path', '', false);");
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement();
          var row =
              statement.executeQuery(
                  "SELECT current_setting('role'), current_setting('search_path'),"
                      + " current_setting('standard_conforming_strings'),"
                      + " obj_description('owned'::regclass)")) {
        row.next();
        assertThat(List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
            .containsExactly("none", "\"$user\", public", "on", "back\\slash");
      }
      assertThat(entries()).isEqualTo(2);
    } finally {
      database.execute(
          "DROP OWNED BY " + database.name() + "_owner", "DROP ROLE " + database.name() + "_owner");
    }
  }

  @Test
  void migrations_run_in_the_schema_that_was_chosen() {
    target = target.schema("App").journalSchema("app_ledger");
    begin();
    apply("1_schema", "CREATE SCHEMA \"App\";\nCREATE TABLE here (x int);");
    assertThat(database.query("SELECT schemaname FROM pg_tables WHERE tablename = 'here'"))
        .containsExactly("App");
    assertThat(database.query("SELECT count(*) FROM app_ledger.journal")).containsExactly("2");
    assertThat(target.inspect(script.key()).objects()).containsExactly("here");
    assertThat(target.inspect(script.key()).schema()).isEqualTo("App");
  }

  @Test
  void the_schema_s_objects_are_listed_without_ours_and_extensions() {
    database.execute(
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        "CREATE TABLE orders (id serial PRIMARY KEY)",
        "CREATE TYPE mood AS ENUM ('a')",
        "CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql AS 'SELECT $1 * 2'");
    target = target.journalSchema("public");
    begin();
    assertThat(target.inspect(script.key()).objects())
        .containsExactly("public.mood", "public.orders", "public.twice(integer)");
  }

  @Test
  void without_a_schema_chosen_the_objects_of_all_schemas_are_listed_but_the_journal_s() {
    begin();
    assertThat(target.inspect(script.key()).objects()).isEmpty();
    database.execute(
        "CREATE TABLE oneledger.stranger (x int)",
        "CREATE SCHEMA \"Shop\"",
        "CREATE TABLE \"Shop\".orders (x int)",
        "CREATE TABLE here (x int)");
    assertThat(target.inspect(script.key()).objects())
        .containsExactly("\"Shop\".orders", "public.here");
    assertThat(target.inspect(script.key()).schema()).isEqualTo("public");
    assertThat(target.schema("Shop").inspect(script.key()).objects()).containsExactly("orders");
    assertThat(target.schema("public").inspect(script.key()).objects()).containsExactly("here");
  }

  @Test
  void other_environments_of_the_same_schema_are_listed() {
    JournalScript staging = JournalScript.environment("staging");
    target.apply(Step.entriesOnly("opening"), staging.opened(Map.of("schema", "public")), soon());
    JournalScript tenant = JournalScript.environment("tenant");
    target.apply(Step.entriesOnly("opening"), tenant.opened(Map.of("schema", "tenant")), soon());
    target.apply(Step.entriesOnly("opening"), script.opened(Map.of("schema", "public")), soon());
    assertThat(target.inspect(script.key()).otherJournals()).containsExactly(staging.key());
    assertThat(target.inspect(script.key()).place())
        .startsWith("PostgreSQL ")
        .endsWith("database " + database.name() + ", schema public");
  }

  @Test
  void a_pool_s_connection_comes_back_as_it_was() throws SQLException {
    try (var pool = new dev.oneledger.jdbc.testkit.SingleConnection(database.dataSource())) {
      pool.physical().setAutoCommit(false);
      pool.physical().setReadOnly(true);
      target = JdbcTarget.on(pool);
      begin();
      apply("1_a", "CREATE TABLE a (x int);");
      assertThatThrownBy(() -> apply("2_b", "CREATE TABLE a (x int);"))
          .isInstanceOf(StatementFailedException.class);
      assertThat(pool.physical().getAutoCommit()).isFalse();
      assertThat(pool.physical().isReadOnly()).isTrue();
      assertThat(target.head(script.key()).orElseThrow().kind()).isEqualTo(EntryKind.APPLIED);
    }
  }
}
