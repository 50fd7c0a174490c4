package dev.oneledger.ddl.internal.rerun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.testkit.H2Database;
import dev.oneledger.jdbc.testkit.TestH2;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a second run on H2, against what it does. */
class H2RerunTest {

  private static final List<String> PREPARATION =
      List.of(
          "CREATE TABLE u (id int PRIMARY KEY)",
          "CREATE TABLE t (id int PRIMARY KEY, a int, b varchar(10) DEFAULT 'x', u_id int,"
              + " CONSTRAINT positive CHECK (a > 0),"
              + " CONSTRAINT to_u FOREIGN KEY (u_id) REFERENCES u (id))",
          "CREATE INDEX by_a ON t (a)",
          "INSERT INTO u VALUES (1)",
          "INSERT INTO t VALUES (1, 1, 'one', 1), (2, 2, 'two', 1)",
          "CREATE VIEW v AS SELECT id FROM u",
          "CREATE SEQUENCE s",
          "CREATE SCHEMA other",
          "CREATE DOMAIN d AS int DEFAULT 1 CHECK (VALUE > 0)");

  private static TwoRuns.Second second(String sql) throws SQLException {
    try (H2Database database = TestH2.freshDatabase()) {
      return TwoRuns.of(database, PREPARATION, sql);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE IF NOT EXISTS n (a int)",
        "CREATE TABLE IF NOT EXISTS n AS SELECT a FROM t",
        "CREATE INDEX IF NOT EXISTS i ON t (a)",
        "CREATE SEQUENCE IF NOT EXISTS q",
        "CREATE SCHEMA IF NOT EXISTS n",
        "CREATE DOMAIN IF NOT EXISTS n AS int",
        "CREATE VIEW IF NOT EXISTS w AS SELECT 1 AS x",
        "CREATE OR REPLACE VIEW w AS SELECT 1 AS x",
        "CREATE OR REPLACE FORCE VIEW w AS SELECT 1 AS x",
        "CREATE ROLE IF NOT EXISTS r",
        "DROP TABLE IF EXISTS t",
        "DROP VIEW IF EXISTS v",
        "DROP SEQUENCE IF EXISTS s",
        "DROP INDEX IF EXISTS by_a",
        "DROP SCHEMA IF EXISTS other CASCADE",
        "DROP DOMAIN IF EXISTS d",
        "ALTER TABLE IF EXISTS t RENAME TO renamed",
        "ALTER TABLE t ADD COLUMN IF NOT EXISTS c int",
        "ALTER TABLE t ADD IF NOT EXISTS c int",
        "ALTER TABLE t ADD CONSTRAINT IF NOT EXISTS c CHECK (a > 0)",
        "ALTER TABLE t DROP COLUMN IF EXISTS b",
        "ALTER TABLE t DROP CONSTRAINT IF EXISTS positive",
        "ALTER TABLE t ALTER COLUMN b SET DEFAULT 'y'",
        "ALTER TABLE t ALTER COLUMN b DROP DEFAULT",
        "ALTER TABLE t ALTER COLUMN b SET NOT NULL",
        "ALTER TABLE t ALTER COLUMN b DROP NOT NULL",
        "ALTER TABLE t ALTER COLUMN b SET DATA TYPE varchar(30)",
        "ALTER TABLE t ALTER COLUMN b varchar(30)",
        "ALTER TABLE t ALTER COLUMN b SET INVISIBLE",
        "ALTER TABLE t ALTER COLUMN b SELECTIVITY 10",
        "ALTER TABLE t ALTER COLUMN IF EXISTS b RENAME TO renamed",
        "ALTER TABLE t SET REFERENTIAL_INTEGRITY FALSE",
        "ALTER SEQUENCE s INCREMENT BY 5",
        "ALTER VIEW v RECOMPILE",
        "ALTER INDEX IF EXISTS by_a RENAME TO renamed",
        "ALTER DOMAIN d SET DEFAULT 2",
        "ALTER DOMAIN d DROP DEFAULT",
        "GRANT SELECT ON t TO PUBLIC",
        "REVOKE SELECT ON t FROM PUBLIC",
        "COMMENT ON TABLE t IS 'x'",
        "TRUNCATE TABLE t",
        "SET LOCK_TIMEOUT 1000",
      })
  void what_is_called_harmless_changes_nothing(String sql) throws SQLException {
    assertThat(TwoRuns.judged(sql, SqlDialect.H2)).isEqualTo(Rerun.harmless());
    assertThat(second(sql)).isEqualTo(TwoRuns.Second.CHANGES_NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE n (a int)",
        "CREATE INDEX i ON t (a)",
        "CREATE INDEX ON t (a)",
        "CREATE SEQUENCE q",
        "CREATE SCHEMA n",
        "CREATE VIEW w AS SELECT 1 AS x",
        "CREATE DOMAIN n AS int",
        "DROP TABLE t",
        "DROP VIEW v",
        "DROP SEQUENCE s",
        "DROP INDEX by_a",
        "DROP SCHEMA other",
        "DROP DOMAIN d",
        "ALTER TABLE t RENAME TO renamed",
        "ALTER TABLE t RENAME COLUMN b TO renamed",
        "ALTER TABLE t RENAME CONSTRAINT positive TO renamed",
        "ALTER TABLE t ADD COLUMN c int",
        "ALTER TABLE t ADD (c int, d int)",
        "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)",
        "ALTER TABLE t ADD CHECK (a > 0)",
        "ALTER TABLE t ADD UNIQUE (b)",
        "ALTER TABLE t DROP COLUMN b",
        "ALTER TABLE t DROP CONSTRAINT positive",
        "ALTER TABLE t DROP PRIMARY KEY",
        "ALTER TABLE t ALTER COLUMN b RENAME TO renamed",
        "ALTER INDEX by_a RENAME TO renamed",
        "ALTER SCHEMA other RENAME TO renamed",
      })
  void what_is_called_harmful_fails_or_changes_something(String sql) throws SQLException {
    assertThat(TwoRuns.judged(sql, SqlDialect.H2).outcome()).isEqualTo(Rerun.Outcome.HARMFUL);
    assertThat(second(sql)).isNotEqualTo(TwoRuns.Second.CHANGES_NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE t SOMETHING NEW",
        "ALTER TABLE t ALTER COLUMN id int AUTO_INCREMENT",
        "ALTER TABLE t ALTER COLUMN id DROP IDENTITY",
        "ALTER TABLE t ALTER COLUMN a SET DATA TYPE bigint USING a + 1",
        "CREATE OR REPLACE SOMETHING x",
        "CHECKPOINT",
      })
  void what_is_not_known_is_said_so(String sql) {
    assertThat(TwoRuns.judged(sql, SqlDialect.H2).outcome()).isEqualTo(Rerun.Outcome.UNKNOWN);
  }
}
