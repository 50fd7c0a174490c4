package dev.oneledger.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
  private static final String[] BEFORE = {
    "CREATE TABLE people (id int PRIMARY KEY, name text, joined date)",
    "CREATE VIEW names AS SELECT name FROM people",
    "INSERT INTO people VALUES (1, 'Ann', '2020-01-01'), (2, 'Bob', '2021-01-01')"
  };

  private TestDatabase database;

  @BeforeEach
  void open() {
    database = TestPostgres.emptyDatabase();
    database.execute(BEFORE);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private static Migration migration(String text, @Nullable String rollback) {
    return new Migration(
        MigrationId.parse("3_change"),
        SqlText.of(text),
        rollback == null ? null : SqlText.of(rollback),
        !text.contains("-- ledger: no-transaction"),
        "V3__change.sql");
  }

  private GuardedMigration guard(String text) {
    return Guard.of(migration(text, null)).on(database.dataSource());
  }

  private String guarded(String text) {
    return guard(text).migration().apply().text();
  }

  @Test
  void nothing_of_the_migration_is_left_on_the_scratch_database() {
    database.execute("CREATE TABLE counted (id serial, x int)");
    List<String> before = database.contents();
    guarded(
        "CREATE TABLE a (x int); INSERT INTO counted (x) VALUES (1), (2); UPDATE people SET name = 'x';");
    assertThat(database.contents()).isEqualTo(before);
    assertThat(database.query("SELECT last_value || ' ' || is_called FROM counted_id_seq"))
        .containsExactly("1 false");
  }

  @Test
  void the_first_run_does_all_and_the_second_nothing() {
    String text =
        guarded(
            "CREATE TABLE notes (id serial PRIMARY KEY, body text);\n"
                + "ALTER TABLE people ADD COLUMN email text;\n"
                + "ALTER TABLE people RENAME COLUMN joined TO since;\n"
                + "INSERT INTO notes (body) VALUES ('first');\n"
                + "UPDATE people SET name = name || '!';\n");
    database.execute(text);
    List<String> after = database.contents();
    assertThat(database.query("SELECT name FROM people ORDER BY id"))
        .containsExactly("Ann!", "Bob!");
    database.execute(text);
    assertThat(database.contents()).isEqualTo(after);
  }

  @Test
  void the_authors_statements_stay_byte_for_byte_and_their_comments_with_them() {
    String statement = "CREATE  TABLE a (\n  x int -- one\n , \"Odd $q$ \"\" name\" text\n)";
    String text = guarded("-- first\n" + statement + "; -- behind\n\n/* last */\n");
    assertThat(text)
        .contains(statement)
        .contains("-- first\n")
        .contains(" -- behind")
        .contains("/* last */");
    database.execute(text);
    database.execute(text);
  }

  @Test
  void names_and_quotes_of_every_kind_survive() {
    String text =
        guarded(
            "CREATE TABLE \"ta'ble $ol$ \\ é\" (\"co\"\"l\" text DEFAULT '$q$ $known$ $steps$ \\ ''');\n"
                + "CREATE FUNCTION \"Fn\"() RETURNS text LANGUAGE plpgsql AS $ol$ BEGIN RETURN $q$x$q$; END $ol$;\n"
                + "COMMENT ON TABLE \"ta'ble $ol$ \\ é\" IS 'it''s $t$';\n");
    database.execute(text);
    List<String> after = database.contents();
    database.execute(text);
    assertThat(database.contents()).isEqualTo(after);
  }

  @Test
  void what_is_there_in_another_form_stops_the_migration_with_both_forms() {
    String table = guarded("CREATE TABLE a (x int, y text);");
    database.execute("CREATE TABLE a (x bigint, y text)");
    assertThatThrownBy(() -> database.execute(table))
        .rootCause()
        .hasMessageContaining("drift: line 1 of 3_change")
        .hasMessageContaining("column public.a.x")
        .hasMessageContaining("type is \"bigint\", not \"integer\"");
  }

  @Test
  void defects_of_other_kinds_stop_it_too() {
    assertStops("CREATE INDEX i ON people (name);", "CREATE INDEX i ON people (joined)");
    assertStops(
        "ALTER TABLE people ADD CONSTRAINT c CHECK (id > 0);",
        "ALTER TABLE people ADD CONSTRAINT c CHECK (id >= 1)");
    assertStops(
        "CREATE OR REPLACE VIEW names AS SELECT name, id FROM people;",
        "CREATE OR REPLACE VIEW names AS SELECT name, joined FROM people");
    assertStops(
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2'");
    assertStops("CREATE TYPE t AS ENUM ('a', 'b');", "CREATE TYPE t AS ENUM ('a')");
    assertStops(
        "ALTER TABLE people RENAME COLUMN name TO title;",
        "ALTER TABLE people ADD COLUMN title text");
    assertStops("CREATE TABLE IF NOT EXISTS b (x int);", "CREATE TABLE b (x text)");
    assertStops(
        "ALTER TABLE people ALTER COLUMN name TYPE varchar(9);",
        "DROP VIEW names; ALTER TABLE people ALTER COLUMN name TYPE varchar(5)",
        "DROP VIEW names; ");
  }

  private void assertStops(String migration, String defect) {
    assertStops(migration, defect, "");
  }

  private void assertStops(String migration, String defect, String first) {
    String text = guarded(first + migration);
    try (TestDatabase other = database.copy()) {
      other.execute(defect);
      assertThatThrownBy(() -> other.execute(text))
          .as(migration)
          .rootCause()
          .hasMessageContaining("drift: line 1 of 3_change");
    }
  }

  @Test
  void equal_objects_made_by_hand_are_left_alone() {
    String text =
        guarded(
            "CREATE TABLE a (x int PRIMARY KEY, y text NOT NULL DEFAULT 'q');\n"
                + "CREATE INDEX i ON a (y);\nCREATE TABLE b (z int);\n");
    database.execute(
        "CREATE TABLE a (y text DEFAULT 'q' NOT NULL, x int, CONSTRAINT a_pkey PRIMARY KEY (x))",
        "COMMENT ON TABLE a IS 'by hand'",
        "GRANT SELECT ON a TO PUBLIC");
    database.execute(text);
    assertThat(database.query("SELECT to_regclass('b') || ' ' || to_regclass('i')"))
        .containsExactly("b i");
  }

  @Test
  void guard_of_guard_is_the_guard_itself() {
    Migration once =
        guard("CREATE TABLE a (x int); INSERT INTO people VALUES (9, 'x', NULL);").migration();
    GuardedMigration twice = Guard.of(once).on(database.dataSource());
    assertThat(twice.migration()).isSameAs(once);
    Migration edited =
        new Migration(
            once.id(), SqlText.of(once.apply().text() + "SELECT 1;\n"), null, true, once.origin());
    assertThat(Guard.of(edited).on(database.dataSource()).refusals())
        .singleElement()
        .satisfies(finding -> assertThat(finding.text()).contains("changed since"));
  }

  @Test
  void what_is_made_and_dropped_again_happens_once() {
    String text =
        guarded(
            "DROP TABLE IF EXISTS a;\nCREATE TABLE a (x int);\n"
                + "CREATE FUNCTION helper() RETURNS void LANGUAGE sql AS 'INSERT INTO people VALUES (7, NULL, NULL)';\n"
                + "SELECT helper();\nDROP FUNCTION helper();\n");
    database.execute(text);
    database.execute("INSERT INTO a VALUES (1)");
    database.execute(text);
    assertThat(database.query("SELECT count(*) FROM a")).containsExactly("1");
    assertThat(database.query("SELECT count(*) FROM people WHERE id = 7")).containsExactly("1");
  }

  @Test
  void temporary_tables_and_settings_serve_the_statements_after_them() {
    database.execute("CREATE SCHEMA far");
    String text =
        guarded(
            "SET search_path TO far, public;\nSET LOCAL lock_timeout = '5s';\n"
                + "CREATE TEMP TABLE t ON COMMIT DROP AS SELECT id, joined FROM people;\n"
                + "CREATE TABLE x (a int);\nINSERT INTO x SELECT id FROM t;\n"
                + "ALTER TABLE people DROP COLUMN joined;\n");
    database.execute(text);
    database.execute(text);
    assertThat(database.query("SELECT count(*) FROM far.x")).containsExactly("2");
  }

  @Test
  void rows_of_a_copy_arrive_once() {
    String text =
        guarded("COPY people (id, name) FROM stdin;\n5\tE\n6\t\\N\n\\.\nCREATE TABLE a (x int);\n");
    assertThat(text).contains("5\tE\n6\t\\N\n\\.\n");
  }

  @Test
  void a_line_of_the_guarded_text_leads_back_to_the_original() {
    GuardedMigration guarded =
        guard("-- why\nCREATE TABLE a (\n  x int);\n\nSELECT 1;\nDROP VIEW names;\n");
    List<String> lines = guarded.migration().apply().text().lines().toList();
    for (int original = 1; original <= 6; original++) {
      int line = guarded.lines().guarded(original);
      if (original != 4) {
        assertThat(guarded.lines().original(line)).isEqualTo(original);
        assertThat(lines.get(line - 1))
            .contains(
                List.of("-- why", "CREATE TABLE a", "x int)", "", "SELECT 1", "DROP VIEW names")
                    .get(original - 1));
      }
    }
    assertThat(guarded.lines().original(1)).isZero();
  }

  @Test
  void the_rollback_forgets_what_ran_once() {
    GuardedMigration guarded =
        Guard.of(
                migration(
                    "UPDATE people SET name = name || '!';",
                    "BEGIN;\nUPDATE people SET name = trim('!' FROM name);\nCOMMIT;\n"))
            .on(database.dataSource());
    String apply = guarded.migration().apply().text();
    SqlText rollback = guarded.migration().rollback();
    assertThat(rollback).isNotNull();
    database.execute(apply, apply);
    assertThat(database.query("SELECT name FROM people WHERE id = 1")).containsExactly("Ann!");
    database.execute(rollback == null ? "" : rollback.text());
    database.execute(apply);
    assertThat(database.query("SELECT name FROM people WHERE id = 1")).containsExactly("Ann!");
  }

  @Test
  void an_index_built_concurrently_is_checked_before_and_after() {
    String head = "-- ledger: no-transaction\n";
    assertThat(guard(head + "CREATE INDEX CONCURRENTLY ON people (name);").refusals())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(FindingCode.NOT_GUARDABLE);
              assertThat(finding.place()).isEqualTo("V3__change.sql:2");
              assertThat(finding.remedy()).contains("IF NOT EXISTS");
            });
    String text = guarded(head + "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON people (name);\n");
    assertThat(text).contains("-- ledger: no-transaction").doesNotContain("\nCOMMIT;\n");
    assertThat(guarded(head + "CREATE UNIQUE INDEX CONCURRENTLY i ON people (name);\n"))
        .contains("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON people (name);");
  }

  @Test
  void what_cannot_run_in_the_transaction_of_a_migration_is_refused_by_name() {
    GuardedMigration guarded = guard("SELECT 1;\nCREATE INDEX CONCURRENTLY i ON people (name);");
    assertThat(guarded.isRefused()).isTrue();
    assertThatThrownBy(guarded::migration)
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("C009 V3__change.sql:2")
        .hasMessageContaining("CREATE INDEX i");
    assertThatThrownBy(() -> guard("CREATE TABLE people (x int);"))
        .isInstanceOf(MigrationFailedException.class)
        .hasMessageContaining("42P07");
  }

  @Test
  void two_sessions_that_run_it_at_once_apply_it_once() throws SQLException {
    String text = guarded("CREATE TABLE a (x int);\nUPDATE people SET name = name || '!';\n");
    CompletableFuture<Void> other;
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(text.replace("COMMIT;\n", "").replace("BEGIN;\n", ""));
      other = CompletableFuture.runAsync(() -> database.execute(text));
      while (waiting() == 0 && !other.isDone()) {
        Thread.onSpinWait();
      }
      connection.commit();
    }
    other.join();
    assertThat(database.query("SELECT name FROM people ORDER BY id"))
        .containsExactly("Ann!", "Bob!");
  }

  /** As psql runs it: each statement by itself. */
  private void runAlone(String text) {
    SqlSplitter.split(text, SqlDialect.POSTGRESQL)
        .statements()
        .forEach(statement -> database.execute(statement.text()));
  }

  @Test
  void a_second_session_waits_for_an_index_that_the_first_still_builds() throws Exception {
    String text =
        guarded("-- ledger: no-transaction\nCREATE INDEX CONCURRENTLY i ON people (name);\n");
    CompletableFuture<Void> first;
    CompletableFuture<Void> second;
    try (Connection writer = database.dataSource().getConnection();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute("UPDATE people SET name = 'Cid' WHERE id = 2");
      first = CompletableFuture.runAsync(() -> runAlone(text));
      while (!isThereAndInvalid() && !first.isDone()) {
        Thread.sleep(20);
      }
      second = CompletableFuture.runAsync(() -> runAlone(text));
      Thread.sleep(1_000);
      assertThat(first).as("it waits for the writer").isNotDone();
      assertThat(second).as("it waits for the first").isNotDone();
      writer.commit();
    }
    first.join();
    second.join();
    assertThat(
            database.query(
                "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('public.i')"))
        .containsExactly("t");
  }

  @Test
  void an_index_that_somebody_left_invalid_is_drift_and_not_waited_for() {
    String text =
        guarded("-- ledger: no-transaction\nCREATE INDEX CONCURRENTLY i ON people (name);\n");
    database.execute(
        "CREATE INDEX i ON people (name)",
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = to_regclass('public.i')");

    assertThatThrownBy(() -> runAlone(text)).rootCause().hasMessageContaining("drift");
  }

  private boolean isThereAndInvalid() {
    return !database
        .query(
            "SELECT 1 FROM pg_index WHERE NOT indisvalid AND indexrelid = to_regclass('public.i')")
        .isEmpty();
  }

  private int waiting() {
    return database
        .query(
            "SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
                + " WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted")
        .size();
  }

  @Test
  void psql_runs_a_guarded_file_twice(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("guarded.sql");
    Files.writeString(
        file,
        guarded(
            "CREATE TABLE a (x int);\nCOPY people (id, name) FROM stdin;\n5\tE\n\\.\n"
                + "SELECT ':name' AS quoted;\nUPDATE people SET name = name || ':x';\n"));
    assertThat(psql("-v", "ON_ERROR_STOP=1", "-f", file.toString())).isZero();
    List<String> after = database.contents();
    assertThat(psql("-v", "ON_ERROR_STOP=1", "-f", file.toString())).isZero();
    assertThat(database.contents()).isEqualTo(after);
    assertThat(database.query("SELECT name FROM people WHERE id = 5")).containsExactly("E:x");
  }

  private int psql(String... arguments) throws IOException, InterruptedException {
    return Psql.run(database, arguments);
  }
}
