package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.EntryKind;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.internal.journal.EntryHash;
import dev.oneledger.internal.journal.JournalVerifier;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.StatementFailedException;
import dev.oneledger.spi.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class JdbcTargetTest {
  private TestDatabase database;
  private JdbcTarget target;
  private JournalScript script;

  @BeforeEach
  void open() {
    database = TestPostgres.freshDatabase();
    target = JdbcTarget.on(database.dataSource());
    script = JournalScript.environment("dev");
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(20));
  }

  private Duration apply(String migration, String sql) {
    return target.apply(JournalScript.step(migration, sql), script.applied(migration), soon());
  }

  private void begin() {
    target.apply(Step.entriesOnly("opening"), script.opened(), soon());
  }

  private List<String> tables() {
    return database.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  }

  private long entries() {
    return target.read(script.key(), 0).size();
  }

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
  void a_failing_statement_leaves_nothing_and_is_named_with_its_line() {
    begin();
    assertThatExceptionOfType(StatementFailedException.class)
        .isThrownBy(
            () ->
                apply(
                    "2_bad",
                    "CREATE TABLE a (x int);\n\nINSERT INTO a VALUES (1);\nSELECT 1;\n"
                        + "CREATE VIEW v AS\n  SELECT x,\n    no_such_column\n  FROM a;\n"))
        .satisfies(
            failed -> {
              assertThat(failed.line()).isEqualTo(7);
              assertThat(failed.sqlState()).isEqualTo("42703");
              assertThat(failed.serverMessage())
                  .isEqualTo("column \"no_such_column\" does not exist");
            })
        .withMessage(
            """
            Migration '2_bad' (2_bad.sql) failed at line 7 (statement 4).
              server    column "no_such_column" does not exist
              SQLSTATE  42703
            Nothing of it is left in the database. Correct the migration and run it again.\
            """);
    assertThat(tables()).isEmpty();
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void a_failure_quotes_no_row_data_in_message_or_cause() {
    begin();
    assertThatThrownBy(
            () ->
                apply(
                    "2_dup",
                    "CREATE TABLE p (email text PRIMARY KEY);\n"
                        + "INSERT INTO p VALUES ('secret@example.org');\n"
                        + "INSERT INTO p SELECT email FROM p;"))
        .isInstanceOf(StatementFailedException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("23505")
        .hasStackTraceContaining("duplicate key value")
        .satisfies(failed -> assertThat(stackTrace(failed)).doesNotContain("secret@example.org"));
  }

  private static String stackTrace(Throwable thrown) {
    java.io.StringWriter text = new java.io.StringWriter();
    thrown.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }

  @Test
  void a_deferred_constraint_fails_at_commit() {
    begin();
    assertThatExceptionOfType(StatementFailedException.class)
        .isThrownBy(
            () ->
                apply(
                    "2_deferred",
                    "CREATE TABLE a (id int PRIMARY KEY);\n"
                        + "CREATE TABLE b (a int REFERENCES a DEFERRABLE INITIALLY DEFERRED);\n"
                        + "INSERT INTO b VALUES (7);"))
        .withMessageContaining("failed at commit")
        .satisfies(failed -> assertThat(failed.line()).isZero());
    assertThat(tables()).isEmpty();
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void a_failure_after_600_statements_leaves_nothing() {
    begin();
    String sql =
        IntStream.range(0, 600)
            .mapToObj(i -> "CREATE TABLE t" + i + " (x int);\n")
            .collect(Collectors.joining());
    assertThatExceptionOfType(StatementFailedException.class)
        .isThrownBy(() -> apply("2_many", sql + "CREATE TABLE t3 (x int);"))
        .satisfies(failed -> assertThat(failed.line()).isEqualTo(601));
    assertThat(tables()).isEmpty();
    apply2("2_many", sql);
    assertThat(tables()).hasSize(600);
  }

  /** The failed try took a number from the script: begin again from what is there. */
  private void apply2(String migration, String sql) {
    JournalScript again = new JournalScript(script.key(), target.read(script.key(), 0));
    target.apply(JournalScript.step(migration, sql), again.applied(migration), soon());
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
    apply2("1_copy", copy + "INSERT INTO c VALUES (3, 'three');");
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
              + "SET standard_conforming_strings = off;\n"
              + "COMMENT ON TABLE owned IS 'back\\\\slash';\n"
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
  void a_moved_journal_is_refused_and_nothing_is_done() {
    begin();
    List<JournalEntry> stale = JournalScript.environment("dev").opened();
    assertThatThrownBy(
            () -> target.apply(JournalScript.step("9_x", "CREATE TABLE x ();"), stale, soon()))
        .isInstanceOf(JournalMovedException.class);

    JournalScript other = JournalScript.environment("dev");
    other.opened(Map.of("mode", "something else"));
    assertThatThrownBy(
            () ->
                target.apply(
                    JournalScript.step("9_x", "CREATE TABLE x ();"), other.applied("9_x"), soon()))
        .isInstanceOf(JournalMovedException.class);
    assertThat(tables()).isEmpty();
  }

  @Test
  void a_busy_lock_is_waited_for_until_the_deadline_and_its_holder_named() throws SQLException {
    begin();
    long lock = new LockOf(script.key()).value();
    PGSimpleDataSource named = database.pgDataSource();
    named.setApplicationName("replica-2");
    try (Connection holder = named.getConnection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("SELECT pg_advisory_xact_lock(" + lock + ")");
      assertThatThrownBy(
              () ->
                  target.apply(
                      JournalScript.step("1_x", "CREATE TABLE x ();"),
                      script.applied("1_x"),
                      Deadline.in(Duration.ofMillis(300))))
          .isInstanceOf(LedgerBusyException.class)
          .hasMessageContaining("Journal 'shop environment:dev' is locked by host ")
          .hasMessageContaining("pid ")
          .hasMessageContaining("application 'replica-2', since 20")
          .hasMessageContaining("Waited 300 ms; nothing was done.");
      holder.rollback();
    }
    assertThat(tables()).isEmpty();
    apply2("1_x", "CREATE TABLE x ();");
    assertThat(tables()).containsExactly("x");
  }

  private record LockOf(long value) {
    LockOf(JournalKey key) {
      this(dev.oneledger.jdbc.internal.LockKey.of(key).value());
    }
  }

  @Test
  void a_statement_behind_anothers_lock_gives_up_after_the_lock_timeout() throws SQLException {
    begin();
    apply("1_t", "CREATE TABLE t (x int);");
    target = target.lockTimeout(Duration.ofMillis(200));
    try (Connection holder = database.dataSource().getConnection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("LOCK TABLE t");
      assertThatThrownBy(() -> apply("2_t", "ALTER TABLE t ADD COLUMN y int;"))
          .isInstanceOf(StatementFailedException.class)
          .hasMessageContaining("55P03")
          .hasMessageContaining("Another session held a lock for more than 200 ms");
      holder.rollback();
    }
  }

  @Test
  void a_migration_that_needs_no_transaction_is_refused() {
    begin();
    assertThatThrownBy(() -> apply("2_idx", "CREATE INDEX CONCURRENTLY i ON pg_class (relname);"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("Migration '2_idx' (2_idx.sql) needs to run outside a transaction")
        .hasMessageContaining("nothing was done");
    assertThat(entries()).isEqualTo(1);
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
        .containsExactly("mood", "orders", "public.twice(integer)");
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
  void a_migration_that_ends_the_transaction_itself_is_refused() {
    begin();
    assertThatThrownBy(() -> apply("2_x", "CREATE TABLE x ();\nCOMMIT;\nCREATE TABLE y ();"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("controls the transaction itself at line 2: 'COMMIT'")
        .hasMessageContaining("nothing was done");
    assertThat(tables()).isEmpty();
  }

  @Test
  void an_unreachable_database_is_said_without_secrets() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setURL("jdbc:postgresql://127.0.0.1:1/x?password=hunter2");
    assertThatThrownBy(() -> JdbcTarget.on(nowhere).head(script.key()))
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessageContaining("Cannot connect to PostgreSQL: Connection to 127.0.0.1:1 refused")
        .satisfies(failed -> assertThat(stackTrace(failed)).doesNotContain("hunter2"));
  }

  @Test
  void a_connection_killed_in_the_middle_is_unreachable_and_leaves_nothing() {
    begin();
    assertThatThrownBy(
            () ->
                apply(
                    "1_killed",
                    "CREATE TABLE k (x int);\n"
                        + "DO $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END $$;"))
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessageContaining("Migration '1_killed' (1_killed.sql): the connection was lost");
    assertThat(tables()).isEmpty();
    assertThat(entries()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"simple", "extended", "extendedForPrepared", "extendedCacheEverything"})
  void in_every_query_mode_of_the_driver_it_is_all_or_nothing(String mode) throws SQLException {
    PGSimpleDataSource inMode = database.pgDataSource();
    inMode.setProperty("preferQueryMode", mode);
    inMode.setProperty("autosave", "always");
    inMode.setProperty("defaultRowFetchSize", "2");
    target = JdbcTarget.on(inMode);
    begin();
    assertThatThrownBy(
            () -> apply("1_bad", "CREATE TABLE a (x int);\nSELECT 1/0;\nCREATE TABLE b (x int);"))
        .isInstanceOf(StatementFailedException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("division by zero");
    assertThatThrownBy(() -> apply2("1_bad", "CREATE TABLE a (x int);\nCREATE TABLE a (x int);"))
        .isInstanceOf(StatementFailedException.class)
        .hasMessageContaining("line 2");
    assertThat(tables()).isEmpty();
    apply2("1_good", "CREATE TABLE a (x int);\nINSERT INTO a SELECT generate_series(1, 9);");
    assertThat(database.query("SELECT count(*) FROM a")).containsExactly("9");
    assertThat(entries()).isEqualTo(2);
  }

  @Test
  void a_driver_that_speaks_another_language_changes_no_verdict() throws SQLException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ru"));
      begin();
      assertThatThrownBy(() -> apply("1_bad", "CREATE TABLE a (x int);\n\nCREATE TABLE a (x int);"))
          .isInstanceOf(StatementFailedException.class)
          .hasMessageContaining("failed at line 3 (statement 2)");
    } finally {
      Locale.setDefault(before);
    }
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
