package dev.oneledger.internal.sql;

import static dev.oneledger.SqlDialect.MARIADB;
import static dev.oneledger.SqlDialect.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import dev.oneledger.spi.StatementClass;
import dev.oneledger.spi.StatementVerb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementClassifierTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "CREATE TABLE IF NOT EXISTS app.\"T x\" (a int) | CREATE | table | app.\"T x\"",
        "create /* c */ unlogged table t (a int) | CREATE | table | t",
        "CREATE OR REPLACE VIEW v AS SELECT 1 | CREATE | view | v",
        "CREATE MATERIALIZED VIEW m AS SELECT 1 | CREATE | materialized view | m",
        "CREATE UNIQUE INDEX CONCURRENTLY i ON t (a) | CREATE | index | i",
        "CREATE INDEX ON t (a) | CREATE | index |",
        "CREATE FUNCTION app.f(a int) RETURNS int LANGUAGE sql AS '' | CREATE | function | app.f",
        "CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t | CREATE | trigger | g",
        "CREATE EVENT TRIGGER g ON ddl_command_end | CREATE | event trigger | g",
        "CREATE SCHEMA AUTHORIZATION joe | CREATE | schema |",
        "CREATE CAST (a AS b) WITHOUT FUNCTION | CREATE | cast |",
        "CREATE WIDGET w | OPAQUE | |",
        "ALTER TABLE ONLY s.t ADD COLUMN a int | ALTER | table | s.t",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO r | ALTER | default privileges |",
        "DROP MATERIALIZED VIEW IF EXISTS m | DROP | materialized view | m",
        "DROP OWNED BY joe | OPAQUE | |",
        "TRUNCATE t, u | TRUNCATE | table | t",
        "COMMENT ON COLUMN s.t.c IS 'x' | COMMENT | column | s.t.c",
        "INSERT INTO s.t VALUES (1) | INSERT | table | s.t",
        "UPDATE ONLY t SET a = 1 | UPDATE | table | t",
        "DELETE FROM t | DELETE | table | t",
        "MERGE INTO t USING u ON true WHEN MATCHED THEN DELETE | MERGE | table | t",
        "((SELECT 1) UNION SELECT 2) | SELECT | |",
        "(x) | OPAQUE | |",
        "WITH a AS (SELECT 1) DELETE FROM t | WITH | |",
        "REFRESH MATERIALIZED VIEW CONCURRENTLY m | REFRESH | materialized view | m",
        "REINDEX (VERBOSE) TABLE CONCURRENTLY t | REINDEX | table | t",
        "SET LOCAL search_path TO a, b | SET | | search_path",
        "SAVEPOINT a | TRANSACTION | |",
        "PREPARE TRANSACTION 'a' | TRANSACTION | |",
        "PREPARE a AS SELECT 1 | PREPARE | |",
        "GRANT SELECT ON t TO r | GRANT | |",
        "\u0131nsert INTO t VALUES (1) | OPAQUE | |",
        "'a' | OPAQUE | |"
      })
  void verb_type_and_name_are_read_from_the_words(
      String text, StatementVerb verb, String type, String name) {
    StatementClass found = classify(text, POSTGRESQL);

    assertThat(found.verb()).isEqualTo(verb);
    assertThat(found.objectType()).isEqualTo(type);
    assertThat(found.objectName()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE IF NOT EXISTS t (a int)",
        "CREATE OR REPLACE FUNCTION f() RETURNS int AS '' LANGUAGE sql",
        "DROP TABLE IF EXISTS t",
        "ALTER TABLE t ADD COLUMN IF NOT EXISTS a numeric(1, 2), DROP CONSTRAINT IF EXISTS c",
        "ALTER TABLE t ALTER COLUMN a SET NOT NULL, ALTER b DROP DEFAULT",
        "ALTER TABLE t ENABLE ROW LEVEL SECURITY",
        "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'x'",
        "ALTER INDEX IF EXISTS a RENAME TO b",
        "COMMENT ON TABLE t IS 'x'",
        "GRANT SELECT ON t TO r"
      })
  void a_form_that_may_run_twice_is_guarded(String text) {
    assertThat(classify(text, POSTGRESQL).guarded()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (a int)",
        "CREATE TABLE \"IF\" (a text DEFAULT 'IF NOT EXISTS')",
        "DROP TABLE t",
        "ALTER TABLE IF EXISTS t ADD COLUMN a int",
        "ALTER TABLE t ADD COLUMN IF NOT EXISTS a int, ADD COLUMN b int",
        "ALTER TABLE t RENAME COLUMN a TO b",
        "ALTER TABLE t ALTER a TYPE bigint",
        "INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING",
        "UPDATE t SET a = 1",
        "DO $$ BEGIN IF NOT EXISTS (SELECT 1) THEN END IF; END $$"
      })
  void any_other_form_is_not(String text) {
    assertThat(classify(text, POSTGRESQL).guarded()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX CONCURRENTLY i ON t (a)",
        "DROP INDEX CONCURRENTLY IF EXISTS i",
        "REINDEX INDEX CONCURRENTLY i",
        "REINDEX (CONCURRENTLY, VERBOSE) TABLE t",
        "REINDEX DATABASE d",
        "VACUUM (ANALYZE) t",
        "CREATE DATABASE d",
        "DROP DATABASE IF EXISTS d",
        "CREATE TABLESPACE s LOCATION '/x'",
        "ALTER SYSTEM SET work_mem = '1MB'",
        "ALTER TABLE p DETACH PARTITION c CONCURRENTLY",
        "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p",
        "CLUSTER",
        "CLUSTER VERBOSE",
        "DISCARD ALL"
      })
  void what_postgresql_refuses_in_a_transaction_is_known(String text) {
    assertThat(classify(text, POSTGRESQL).outsideTransaction()).isTrue();
    assertThat(classify(text, MARIADB).outsideTransaction()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX i ON t (concurrently)",
        "ALTER TABLE p DETACH PARTITION c",
        "CLUSTER t USING i",
        "REFRESH MATERIALIZED VIEW CONCURRENTLY m",
        "REINDEX TABLE t",
        "ANALYZE t",
        "ALTER DATABASE d SET work_mem = '1MB'"
      })
  void near_misses_may_stay_in_a_transaction(String text) {
    assertThat(classify(text, POSTGRESQL).outsideTransaction()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "(SELECT 1)",
        "WITH a AS (SELECT 1) SELECT 1",
        "VALUES (1)",
        "TABLE t",
        "SHOW work_mem",
        "EXPLAIN SELECT 1",
        "FETCH c",
        "CALL p()",
        "EXECUTE s",
        "INSERT INTO t VALUES (1) RETURNING a",
        "FROBNICATE"
      })
  void what_may_return_rows_is_known(String text) {
    assertThat(classify(text, POSTGRESQL).mayReturnRows()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE a AS SELECT 1",
        "INSERT INTO t (returning) SELECT 1",
        "COPY t FROM stdin",
        "DO $$ $$",
        "SET a = 1"
      })
  void what_returns_no_rows_is_known(String text) {
    assertThat(classify(text, POSTGRESQL).mayReturnRows()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POSTGRESQL | SET standard_conforming_strings = off | true",
        "POSTGRESQL | SET LOCAL Standard_Conforming_Strings TO off | true",
        "POSTGRESQL | RESET ALL | true",
        "POSTGRESQL | SET standard_conforming_strings = on | false",
        "POSTGRESQL | SET sql_mode = '' | false",
        "MARIADB | SET SESSION sql_mode = 'ANSI_QUOTES' | true",
        "MARIADB | SET @@session.sql_mode = 'ANSI_QUOTES' | true",
        "MARIADB | SET names utf8mb4 | false"
      })
  void a_change_of_the_string_syntax_is_known(SqlDialect dialect, String text, boolean changes) {
    assertThat(classify(text, dialect).changesStringSyntax()).isEqualTo(changes);
  }

  @Test
  void mariadb_options_before_the_type_are_passed_over() {
    StatementClass found =
        classify(
            "CREATE OR REPLACE DEFINER=`a`@`b` SQL SECURITY INVOKER VIEW v AS SELECT 1", MARIADB);

    assertThat(found.objectType()).isEqualTo("view");
    assertThat(found.objectName()).isEqualTo("v");
    assertThat(found.guarded()).isTrue();
    assertThat(classify("BEGIN NOT ATOMIC SELECT 1; END", MARIADB))
        .isEqualTo(StatementClass.opaque());
    assertThat(classify("RENAME TABLE IF EXISTS a TO b", MARIADB).guarded()).isTrue();
  }

  private static StatementClass classify(String text, SqlDialect dialect) {
    return SqlSplitter.split(text, dialect).statements().get(0).classification();
  }
}
