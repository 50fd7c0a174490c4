package dev.oneledger.ddl.internal.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.rerun.Rerun;
import dev.oneledger.internal.sql.SqlSplitter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataRerunTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE t SET a = 1",
        "UPDATE t SET a = 1 WHERE b = 2",
        "UPDATE t SET a = NULL WHERE b = 2",
        "UPDATE t SET a = 'x' WHERE a = 'y'",
        "UPDATE t SET a = now() WHERE a IS NULL",
        "UPDATE t SET n = n + 1, done = true WHERE done = false",
        "UPDATE t SET n = n + 1, state = 'new' WHERE state IN ('old', 'older')",
        "UPDATE t SET a = 'x', n = n * 2 WHERE a IS DISTINCT FROM 'x'",
        "UPDATE t SET a = coalesce(a, 0)",
        "UPDATE t SET a = lower(trim(a))",
        "UPDATE t SET a = CASE WHEN a IS NULL THEN 0 ELSE a END",
        "UPDATE t SET a = b + 1",
        "UPDATE t SET a = b || 'x'",
        "UPDATE t SET a = u.x FROM u WHERE u.id = t.u_id AND t.a IS NULL",
        "UPDATE t SET a = (SELECT max(u.x) FROM u WHERE u.t_id = t.id)",
        "INSERT INTO t (k, n) VALUES ('a', 1) ON CONFLICT (k) DO NOTHING",
        "INSERT INTO t (k, n) VALUES ('a', 1), ('b', 2) ON CONFLICT (k) DO UPDATE SET n = EXCLUDED.n",
        "INSERT INTO t (k, n) SELECT 'a', 1 WHERE NOT EXISTS (SELECT 1 FROM t WHERE k = 'a')",
        "INSERT INTO t (k) SELECT u.k FROM u WHERE NOT EXISTS"
            + " (SELECT 1 FROM t x WHERE x.k IS NOT DISTINCT FROM u.k)",
        "DELETE FROM t WHERE a = 1",
        "DELETE FROM t",
        "SELECT 1",
        "SELECT count(*) FROM t",
        "VALUES (1, 'a'), (2, 'b')",
        "COPY (SELECT a FROM t) TO STDOUT",
        "COPY t (a) TO STDOUT"
      })
  void what_changes_nothing_the_second_time_passes(String sql) {
    assertThat(judge(sql).outcome()).as(judge(sql).text()).isEqualTo(Rerun.Outcome.HARMLESS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE t SET n = n + 1",
        "UPDATE t SET n = n + 1 WHERE k = 'a'",
        "UPDATE t SET a = a || 'x'",
        "UPDATE t SET b = round(b * 1.1, 2) WHERE id BETWEEN 1 AND 5",
        "UPDATE t SET a = now()",
        "UPDATE t AS x SET n = x.n - 1",
        "UPDATE t SET tags = array_append(tags, 'new')",
        "INSERT INTO t VALUES (1)",
        "INSERT INTO t (a) VALUES (gen_random_uuid()) ON CONFLICT (a) DO NOTHING",
        "INSERT INTO t (a) VALUES (NULL) ON CONFLICT (a) DO NOTHING",
        "INSERT INTO t (a) SELECT b FROM u",
        "INSERT INTO t (a) SELECT f(b) FROM u, LATERAL g(u.c)",
        "INSERT INTO t DEFAULT VALUES",
        "INSERT INTO t (k, n) VALUES ('a', 1) ON CONFLICT (k) DO UPDATE SET n = t.n + EXCLUDED.n",
        "INSERT INTO t (k, n) VALUES ('a', 1) ON CONFLICT (k) DO UPDATE SET at = now()",
        "COPY (INSERT INTO t VALUES (1) RETURNING a) TO STDOUT",
        "COPY t FROM STDIN"
      })
  void what_changes_rows_again_is_found(String sql) {
    assertThat(judge(sql).outcome()).as(judge(sql).text()).isEqualTo(Rerun.Outcome.HARMFUL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE t SET a = 1 WHERE created < now()",
        "UPDATE t SET a = own_function(b)",
        "UPDATE t SET a = b, b = a",
        "UPDATE t SET a = 1 WHERE id IN (SELECT id FROM t WHERE a = 0)",
        "UPDATE t SET n = n - 10 WHERE n > 90",
        "UPDATE t SET n = n + 1, a = '1' WHERE a = '01'",
        "UPDATE t SET n = n + 1, a = 'Ä' WHERE a = 'ä'",
        "UPDATE t SET a = 1 WHERE meta ? 'x'",
        "INSERT INTO t (a) VALUES (1) ON CONFLICT DO NOTHING",
        "INSERT INTO t (b) VALUES (1) ON CONFLICT (id) DO NOTHING",
        "INSERT INTO t (k) SELECT k FROM u ON CONFLICT (k) DO NOTHING",
        "INSERT INTO t (k) SELECT u.k FROM u LEFT JOIN t ON t.k = u.k WHERE t.k IS NULL",
        "INSERT INTO t (k) SELECT 'a' WHERE NOT EXISTS (SELECT 1 FROM t WHERE k = 'b')",
        "INSERT INTO t (k) SELECT 'a' WHERE NOT EXISTS (SELECT 1 FROM t WHERE k = 'a' AND n = 1)",
        "INSERT INTO t (k) SELECT 'a' EXCEPT SELECT k FROM t",
        "DELETE FROM t WHERE created < now()",
        "DELETE FROM t a USING t b WHERE a.id > b.id",
        "WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x",
        "SELECT setval('s', 5)",
        "VALUES (setval('s', 5))",
        "COPY (SELECT setval('s', 5)) TO STDOUT",
        "CALL p()"
      })
  void what_the_text_does_not_tell_is_not_guessed(String sql) {
    assertThat(judge(sql).outcome()).as(judge(sql).text()).isEqualTo(Rerun.Outcome.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE a JOIN b ON a.id = b.id SET a.x = b.y WHERE a.x IS NULL",
        "UPDATE `t` SET `n` = 1"
      })
  void mariadb_passes(String sql) {
    assertThat(judge(sql, SqlDialect.MARIADB).outcome()).isEqualTo(Rerun.Outcome.HARMLESS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t (k, n) VALUES (1, 5) ON DUPLICATE KEY UPDATE n = n + VALUES(n)",
        "INSERT INTO t SET a = 1",
        "UPDATE `t` SET `n` = `n` + 1"
      })
  void mariadb_is_found(String sql) {
    assertThat(judge(sql, SqlDialect.MARIADB).outcome()).isEqualTo(Rerun.Outcome.HARMFUL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INSERT IGNORE INTO t (k) VALUES (1)", "REPLACE INTO t (k) VALUES (1)"})
  void mariadb_is_not_guessed(String sql) {
    assertThat(judge(sql, SqlDialect.MARIADB).outcome()).isEqualTo(Rerun.Outcome.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MERGE INTO t (k, n) KEY (k) VALUES ('a', -1)", "DELETE FROM t"})
  void h2_passes(String sql) {
    assertThat(judge(sql, SqlDialect.H2).outcome()).isEqualTo(Rerun.Outcome.HARMLESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MERGE INTO t (k) KEY (k) VALUES (random_uuid())"})
  void h2_is_not_guessed(String sql) {
    assertThat(judge(sql, SqlDialect.H2).outcome()).isEqualTo(Rerun.Outcome.UNKNOWN);
  }

  private static Rerun judge(String sql) {
    return judge(sql, SqlDialect.POSTGRESQL);
  }

  private static Rerun judge(String sql, SqlDialect dialect) {
    return DataRerun.judge(SqlSplitter.split(sql, dialect).statements().get(0), dialect);
  }
}
