package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.JournalEntry;
import dev.oneledger.jdbc.internal.LockKey;
import dev.oneledger.spi.PipeliningTarget.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Several steps in one flush: each is still applied and recorded, or neither. */
class PipelineTest extends TargetOnPostgres {
  private final List<Work> works = new ArrayList<>();

  private void work(String migration, String sql) {
    works.add(new Work(JournalScript.step(migration, sql), script.applied(migration)));
  }

  private List<String> recorded() {
    return target.read(script.key(), 1).stream()
        .map(JournalEntry::subject)
        .flatMap(Stream::ofNullable)
        .map(JournalEntry.Subject::migration)
        .toList();
  }

  @Test
  void all_are_applied_and_recorded_with_how_long_each_took() {
    begin();
    for (int i = 1; i <= 30; i++) {
      work(i + "_t", "CREATE TABLE t%s (x int);\nCREATE INDEX ON t%s (x);".formatted(i, i));
    }

    assertThat(target.applyInOrder(works)).hasSize(30).allMatch(took -> took.toNanos() > 0);

    assertThat(recorded()).hasSize(30).startsWith("1_t", "2_t").endsWith("30_t");
    assertThat(tables()).hasSize(30);
    assertThat(
            database.query(
                "SELECT count(*) FROM oneledger.journal WHERE duration_ms IS NULL AND kind ="
                    + " 'applied'"))
        .containsExactly("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"extended", "simple", "extendedForPrepared", "extendedCacheEverything"})
  void where_one_fails_those_before_it_stay_and_those_after_it_are_not_run(String mode)
      throws SQLException {
    begin();
    PGSimpleDataSource dataSource = database.pgDataSource();
    dataSource.setProperty("preferQueryMode", mode);
    target = JdbcTarget.on(dataSource);
    work("1_a", "CREATE TABLE a (x int);");
    work("2_b", "CREATE TABLE b (x int);");
    work("3_bad", "CREATE TABLE half (x int);\nCREATE TABLE c (x nothing);");
    work("4_d", "CREATE TABLE d (x int);");

    assertThat(target.applyInOrder(works)).hasSize(2);

    assertThat(recorded()).containsExactly("1_a", "2_b");
    assertThat(tables()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"extended", "simple"})
  void one_that_fails_as_it_is_committed_leaves_nothing(String mode) throws SQLException {
    begin();
    apply("1_t", "CREATE TABLE t (x int CONSTRAINT once UNIQUE DEFERRABLE INITIALLY DEFERRED);");
    PGSimpleDataSource dataSource = database.pgDataSource();
    dataSource.setProperty("preferQueryMode", mode);
    target = JdbcTarget.on(dataSource);
    work("2_row", "INSERT INTO t VALUES (1);");
    work("3_twice", "INSERT INTO t VALUES (1);");
    work("4_other", "INSERT INTO t VALUES (2);");

    assertThat(target.applyInOrder(works)).hasSize(1);

    assertThat(recorded()).containsExactly("1_t", "2_row");
    assertThat(database.query("SELECT x FROM t")).containsExactly("1");
  }

  @Test
  void where_the_journal_has_moved_or_is_not_there_nothing_is_run() {
    JournalScript elsewhere = JournalScript.environment("dev");
    elsewhere.opened();
    works.add(
        new Work(JournalScript.step("1_a", "CREATE TABLE a (x int);"), elsewhere.applied("1_a")));
    assertThat(target.applyInOrder(works)).isEmpty();
    assertThat(tables()).isEmpty();

    begin();
    apply("1_theirs", "CREATE TABLE theirs (x int);");
    assertThat(target.applyInOrder(works)).isEmpty();
    assertThat(tables()).containsExactly("theirs");
    assertThat(recorded()).containsExactly("1_theirs");
  }

  @Test
  void where_another_runner_holds_the_lock_nothing_is_run_and_nothing_waits() throws SQLException {
    begin();
    work("1_a", "CREATE TABLE a (x int);");
    try (Connection other = database.dataSource().getConnection();
        Statement holding = other.createStatement()) {
      holding.execute("SELECT pg_advisory_lock(%s)".formatted(LockKey.of(script.key()).value()));

      assertThat(target.applyInOrder(works)).isEmpty();
    }
    assertThat(tables()).isEmpty();
    assertThat(target.applyInOrder(works)).hasSize(1);
  }

  @Test
  void more_than_a_flush_holds_is_sent_in_several() {
    begin();
    String rows = "INSERT INTO big VALUES ('%s');\n".formatted("x".repeat(7_000));
    work("1_big", "CREATE TABLE big (x text);");
    for (int i = 2; i <= 16; i++) {
      work(i + "_rows", rows.repeat(2));
    }

    assertThat(target.applyInOrder(works)).hasSize(16);

    assertThat(database.query("SELECT count(*) FROM big")).containsExactly("30");
    assertThat(recorded()).hasSize(16);
  }

  @Test
  void what_one_sets_does_not_reach_the_next() {
    begin();
    work(
        "1_owned",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path = a AS 'SELECT 1';");
    work("2_t", "CREATE TABLE t (x int);");

    assertThat(target.applyInOrder(works)).hasSize(2);

    assertThat(tables()).containsExactly("t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE TABLE a (x int); CREATE INDEX ON a (x); | true",
        "ALTER TABLE a ADD y int; COMMENT ON TABLE a IS 'x'; GRANT SELECT ON a TO PUBLIC; | true",
        "INSERT INTO a VALUES (1); DROP TABLE b; | true",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; END; | true",
        "CREATE TABLE a AS SELECT 1 AS x; | true",
        "UPDATE a SET x = 1; | false",
        "DELETE FROM a; | false",
        "SELECT f(); | false",
        "WITH w AS (SELECT 1) INSERT INTO a SELECT * FROM w; | false",
        "INSERT INTO a VALUES (1) RETURNING x; | false",
        "CALL p(); | false",
        "DO $$ BEGIN COMMIT; END $$; | false",
        "SET search_path = a; | false",
        "TRUNCATE a; | false",
        "LOCK TABLE a; | false",
        "EXECUTE p; | false",
      })
  void small_plain_steps_may_share_a_trip(String sql, boolean may) {
    assertThat(target.mayShareTrip(JournalScript.step("1_t", sql))).isEqualTo(may);
  }

  @Test
  void large_steps_and_those_of_many_statements_may_not() {
    String one = "INSERT INTO a VALUES ('%s');\n";
    assertThat(target.mayShareTrip(JournalScript.step("1_t", one.formatted("x".repeat(15_000)))))
        .isTrue();
    assertThat(target.mayShareTrip(JournalScript.step("1_t", one.formatted("x".repeat(17_000)))))
        .isFalse();
    assertThat(target.mayShareTrip(JournalScript.step("1_t", one.repeat(50)))).isTrue();
    assertThat(target.mayShareTrip(JournalScript.step("1_t", one.repeat(51)))).isFalse();
  }
}
