package dev.oneledger.ddl.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are made of others so that nobody reads them, and values that are made so. */
class DisguiseTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s := replace('SELECT pg_reXd_file(1)', 'X', 'a'); EXECUTE s",
        "EXECUTE replace('DXOP DATABASE shop', 'X', 'R')",
        "s := replace(t, 'x', 'DROP DATABASE shop'); EXECUTE s",
        "a := replace('pg_reXd_file', 'X', 'a'); EXECUTE 'SELECT ' || a || '(1)'",
        "a := 'pg_re'; b := a || 'ad_file'; EXECUTE 'SELECT ' || b || '(1)'",
        "a := 'pg_read_file'; EXECUTE 'SELECT ' || a || '(1)'",
        "SELECT string_agg(x, '') INTO a FROM unnest(ARRAY['pg_re', 'ad_file']) x; EXECUTE a",
        "a := overlay('pg_reXd_file' placing 'a' from 6); EXECUTE a",
        "a := regexp_replace('pg_reXd_file', 'X', 'a'); EXECUTE a",
        "a := convert_from(decode('00', 'hex'), 'utf8'); EXECUTE a",
        "SELECT decode('00', 'hex') INTO a; EXECUTE a",
        "INSERT INTO t VALUES (chr(68)) RETURNING a INTO b; EXECUTE b",
        "RETURN QUERY EXECUTE chr(68) || a",
        "EXECUTE chr(68) || a USING b"
      })
  void a_text_that_is_executed_is_found(String code) {
    assertThat(Findings.forbidden(block(code), SqlDialect.POSTGRESQL)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PERFORM f(decode('00', 'hex')); EXECUTE s",
        "EXECUTE s USING chr(65), decode('00', 'hex')",
        "INSERT INTO t VALUES (decode('00', 'hex')); EXECUTE s",
        "IF a = chr(65) THEN EXECUTE s; END IF",
        "UPDATE t SET a = overlay('abc' placing 'x' from 1); EXECUTE s",
        "EXECUTE replace(pg_get_viewdef(v), 'old', 'new')",
        "EXECUTE replace('CREATE TABLE {t} (a int)', '{t}', t)",
        "s := regexp_replace(s, 'a', 'b'); EXECUTE s",
        "IF name = 'pg_read_file' THEN EXECUTE s; END IF",
        "s := 'app.pg_read_file'; EXECUTE s"
      })
  void a_value_is_none(String code) {
    assertThat(Findings.forbidden(block(code), SqlDialect.POSTGRESQL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET @s = CHAR(100)",
        "SET @s = CONCAT(CHAR(100), CHAR(114))",
        "SET @s = REPLACE('DXOP DATABASE shop', 'X', 'R')"
      })
  void a_text_that_mariadb_prepares_is_found(String sql) {
    assertThat(Findings.forbidden(sql, SqlDialect.MARIADB)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET @s = CAST(a AS CHAR(100))",
        "SET @s = CONVERT(a, CHAR(100))",
        "CREATE PROCEDURE p() BEGIN DECLARE a CHAR(100); PREPARE x FROM @s; END",
        "CREATE TABLE t (a CHAR(100))"
      })
  void a_type_of_mariadb_is_none(String sql) {
    assertThat(Findings.forbidden(sql, SqlDialect.MARIADB)).isEmpty();
  }

  private static String block(String code) {
    return "DO $$ DECLARE s text; BEGIN " + code + "; END $$";
  }
}
