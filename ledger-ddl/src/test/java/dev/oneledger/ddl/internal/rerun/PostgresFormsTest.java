package dev.oneledger.ddl.internal.rerun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of ALTER that the corpus lacks, against what PostgreSQL does. */
class PostgresFormsTest {

  private static final List<String> PREPARATION =
      List.of(
          "CREATE TYPE pair AS (a int, b int)",
          "CREATE TABLE typed OF pair",
          "CREATE TABLE untyped (a int, b int)",
          "CREATE TABLE parent (a int)",
          "CREATE TABLE child (a int)",
          "CREATE OPERATOR FAMILY f USING btree",
          "CREATE FOREIGN DATA WRAPPER w",
          "CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'a')",
          "CREATE FOREIGN TABLE ft (a int) SERVER s OPTIONS (x 'a')",
          "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'",
          "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple)");

  private static TwoRuns.Second second(String sql) throws SQLException {
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      return TwoRuns.of(database, PREPARATION, sql);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE untyped OF pair",
        "ALTER TABLE parent NO FORCE ROW LEVEL SECURITY",
        "ALTER FOREIGN TABLE ft OPTIONS (SET x 'b')",
        "ALTER FUNCTION one() STABLE PARALLEL SAFE COST 10",
        "ALTER TEXT SEARCH DICTIONARY d (StopWords = english)",
        "ALTER OPERATOR FAMILY f USING btree OWNER TO CURRENT_USER",
      })
  void what_is_called_harmless_changes_nothing(String sql) throws SQLException {
    assertThat(TwoRuns.judged(sql, SqlDialect.POSTGRESQL)).isEqualTo(Rerun.harmless());
    assertThat(second(sql)).isEqualTo(TwoRuns.Second.CHANGES_NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE typed NOT OF",
        "ALTER TABLE child INHERIT parent",
        "ALTER TYPE pair ALTER ATTRIBUTE a TYPE bigint CASCADE, ADD ATTRIBUTE c int CASCADE",
        "ALTER TYPE pair DROP ATTRIBUTE IF EXISTS a CASCADE, ADD ATTRIBUTE c int CASCADE",
        "ALTER OPERATOR FAMILY f USING btree RENAME TO g",
        "ALTER FOREIGN TABLE ft OPTIONS (ADD y 'b')",
        "ALTER FOREIGN TABLE ft OPTIONS (SET x 'b', y 'b')",
        "ALTER FOREIGN TABLE ft OPTIONS (DROP x)",
        "ALTER FOREIGN TABLE ft ALTER COLUMN a OPTIONS (ADD n 'b')",
      })
  void what_is_called_harmful_fails_or_changes_something(String sql) throws SQLException {
    assertThat(TwoRuns.judged(sql, SqlDialect.POSTGRESQL).outcome())
        .isEqualTo(Rerun.Outcome.HARMFUL);
    assertThat(second(sql)).isNotEqualTo(TwoRuns.Second.CHANGES_NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE t SOMETHING NEW",
        "ALTER TABLE t OWNER TO x, SOMETHING NEW",
        "ALTER TABLE t ALTER COLUMN a SOMETHING NEW",
        "ALTER SCHEMA s SET x",
        "ALTER SOMETHING s SET x",
        "CREATE SOMETHING x",
        "DROP SOMETHING x",
        "SECURITY LABEL ON TABLE t IS 'x'",
        "EXECUTE p",
      })
  void what_is_not_known_is_said_so(String sql) {
    assertThat(TwoRuns.judged(sql, SqlDialect.POSTGRESQL).outcome())
        .isEqualTo(Rerun.Outcome.UNKNOWN);
  }
}
