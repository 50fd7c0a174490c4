package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.jdbc.testkit.FaultyDriver;
import dev.oneledger.jdbc.testkit.SingleConnection;
import dev.oneledger.spi.StatementFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts and drivers that try to part a migration from its entry, or to leave things behind. */
class JdbcTargetScriptTest extends TargetOnPostgres {
  /** Other databases of the server have locks of their own. */
  private static final String ADVISORY_HERE =
      "locktype = 'advisory' AND database = (SELECT oid FROM pg_database"
          + " WHERE datname = current_database())";

  private static final String HIDDEN_COMMIT =
      "CREATE TABLE a (x text, y text);\n"
          + "SELECT set_config('standard_conforming_strings', 'off', false);\n"
          + "SELECT 'x\\', '; COMMIT; CREATE TABLE b (x int); --';\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY t TO stdout",
        "COPY (SELECT 1) TO stdout",
        "COPY t FROM '/tmp/nothing'",
        "COPY t TO PROGRAM 'cat'"
      })
  void a_copy_without_its_data_is_refused_before_anything_runs(String copy) {
    begin();
    assertThatThrownBy(
            () -> apply("2_c", "CREATE TABLE t (x int);\n" + copy + ";\nCREATE TABLE u (x int);"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("copies to or from elsewhere at line 2: '" + copy + "'")
        .hasMessageContaining("nothing was done");
    assertThat(tables()).isEmpty();
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void an_error_of_the_driver_after_the_commit_is_no_failure() {
    begin();
    failing(() -> new SQLException("Operation requires a buffered result", "0A000"));
    apply("1_t", "CREATE TABLE t (x int);");
    assertThat(tables()).containsExactly("t");
    assertThat(entries()).isEqualTo(2);
  }

  @Test
  void where_the_journal_cannot_be_read_after_an_error_of_the_driver_the_outcome_is_unknown() {
    begin();
    failing(
        () -> {
          database.execute("ALTER TABLE oneledger.journal RENAME TO elsewhere");
          return new SQLException("Operation requires a buffered result", "0A000");
        });
    assertThatThrownBy(() -> apply("1_t", "CREATE TABLE t (x int);"))
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessageContaining("Whether it was applied is not known")
        .hasMessageContaining("the next sync finds out");
  }

  @Test
  void a_connection_lost_at_the_flush_with_the_commit_leaves_the_outcome_unknown() {
    begin();
    failing(
        () -> new SQLException("Batch entry 2 CREATE TABLE t (x int) was aborted: I/O", "08006"));
    assertThatThrownBy(() -> apply("1_t", "CREATE TABLE t (x int);"))
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessageContaining("Whether it was applied is not known")
        .hasMessageNotContaining("Nothing of it is left");
    assertThat(tables()).containsExactly("t");
  }

  private void failing(java.util.function.Supplier<Throwable> fault) {
    target = JdbcTarget.on(FaultyDriver.on(database.dataSource(), "executeBatch", 0, fault));
  }

  @Test
  void a_defect_of_the_driver_leaves_no_transaction_open() throws SQLException {
    begin();
    try (SingleConnection pool = new SingleConnection(database.dataSource())) {
      target =
          JdbcTarget.on(
              FaultyDriver.on(pool, "executeBatch", 0, () -> new IllegalStateException("broken")));
      assertThatThrownBy(
              () -> apply("1_q", "CREATE TABLE q (x int);\nSELECT 1;\nCREATE TABLE r (x int);"))
          .isInstanceOf(IllegalStateException.class);
      assertThat(ask(pool, "SELECT count(*) FROM pg_locks WHERE " + ADVISORY_HERE)).isEqualTo("0");
      assertThat(ask(pool, "SELECT to_regclass('q') IS NULL")).isEqualTo("t");
    }
  }

  @Test
  void a_change_of_the_string_syntax_is_refused_before_anything_runs() {
    begin();
    assertThatThrownBy(
            () -> apply("2_s", "CREATE TABLE t ();\nSET standard_conforming_strings = off;"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("changes how string literals are read at line 2")
        .hasMessageContaining("nothing was done");
    assertThat(tables()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SELECT 1/0;", "CREATE TABLE a (x int);"})
  void a_hidden_commit_writes_no_entry_and_is_not_said_to_have_left_nothing(String then) {
    begin();
    assertThatThrownBy(() -> apply("1_h", HIDDEN_COMMIT + then))
        .isInstanceOf(LedgerException.class)
        .isNotInstanceOf(StatementFailedException.class)
        .hasMessageContaining("Migration '1_h' (1_h.sql) ended the transaction that it ran in")
        .hasMessageContaining("What is left of it in the database is not known")
        .hasMessageNotContaining("Nothing of it is left");
    assertThat(tables()).contains("a");
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void literals_are_read_as_standard_has_it_where_the_database_has_it_off() throws SQLException {
    database.execute(
        "ALTER DATABASE " + database.name() + " SET standard_conforming_strings = off");
    try (SingleConnection pool = new SingleConnection(database.dataSource())) {
      target = JdbcTarget.on(pool);
      begin();
      apply(
          "1_l",
          "CREATE TABLE l (x text, y text);\n"
              + "INSERT INTO l VALUES ('x\\', '); COMMIT; CREATE TABLE b (x int); --');");
      assertThat(ask(pool, "SELECT x || y FROM l"))
          .isEqualTo("x\\); COMMIT; CREATE TABLE b (x int); --");
      assertThat(tables()).containsExactly("l");
      assertThat(entries()).isEqualTo(2);
      assertThat(ask(pool, "SHOW standard_conforming_strings")).isEqualTo("off");
    }
  }

  @Test
  void what_a_migration_sets_ends_with_it() throws SQLException {
    String bob = database.name() + "_bob";
    database.execute("CREATE ROLE " + bob);
    try (SingleConnection pool = new SingleConnection(database.dataSource())) {
      try (Statement statement = pool.physical().createStatement()) {
        statement.execute("SET statement_timeout = '7s'; SET work_mem = '3MB'");
      }
      List<String> before = settings(pool);
      target = JdbcTarget.on(pool);
      begin();
      apply(
          "1_s",
          "SET session_replication_role = replica;\n"
              + "SET row_security = off;\n"
              + "SET default_transaction_read_only = on;\n"
              + "SET statement_timeout = 0;\n"
              + "SET lock_timeout = '9s';\n"
              + "SET LOCAL idle_in_transaction_session_timeout = '9s';\n"
              + "SET timezone = 'Asia/Tokyo';\n"
              + "RESET work_mem;\n"
              + "SET search_path = nowhere;\n"
              + "SET SESSION AUTHORIZATION "
              + bob
              + ";\n"
              + "SET ROLE "
              + bob
              + ";");
      assertThat(settings(pool)).containsExactlyElementsOf(before);
      assertThat(
              ask(
                  pool,
                  "SELECT session_user || ' ' || current_user || ' ' || current_setting('role')"))
          .isEqualTo("postgres postgres none");
      assertThat(entries()).isEqualTo(2);
    } finally {
      database.execute("DROP ROLE " + bob);
    }
  }

  @Test
  void a_reset_of_all_settings_is_refused_and_leaves_nothing() {
    begin();
    assertThatThrownBy(
            () -> apply("1_r", "CREATE TABLE t (x int);\nDO 'BEGIN EXECUTE ''RESET ALL''; END';"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("has RESET ALL")
        .hasMessageContaining("Nothing of it is left in the database.");
    assertThat(tables()).isEmpty();
    assertThat(entries()).isEqualTo(1);
  }

  private static List<String> settings(SingleConnection pool) throws SQLException {
    return all(
        pool,
        "SELECT name || '=' || coalesce(setting, '') || ' by ' || source FROM pg_settings"
            + " WHERE name !~ '^(transaction|plpgsql)' ORDER BY name");
  }

  private static String ask(SingleConnection pool, String sql) throws SQLException {
    return all(pool, sql).get(0);
  }

  private static List<String> all(SingleConnection pool, String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
