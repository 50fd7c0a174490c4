package dev.oneledger.ddl.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that PostgreSQL executes, wherever and however they are written. */
class ExecutedTextTest {

  private static final SqlDialect POSTGRESQL = SqlDialect.POSTGRESQL;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXECUTE 'SELECT 1; SELECT pg_read_file(''/etc/passwd'')'",
        "EXECUTE 'COMMENT ON TABLE t IS ''x''; SELECT pg_read_file(''/etc/passwd'')'",
        "EXECUTE E'\\x43OPY t TO PROGRAM ''x'''",
        "EXECUTE E'\\u0043OPY t TO PROGRAM \\'x\\''",
        "EXECUTE E'-- x\\nDROP DATABASE y'",
        "EXECUTE U&'!0044ROP DATABASE shop' UESCAPE '!'",
        "EXECUTE format('COPY %s TO PROGRAM %L', t, 'x')",
        "EXECUTE format('COPY %s', ending)",
        "EXECUTE format('%s DATABASE shop', 'DROP')",
        "EXECUTE concat('DROP ', 'DATABASE ', name)",
        "EXECUTE 'DROP ' || 'DATABASE ' || quote_ident(name)",
        "EXECUTE 'COPY ' || t::text || ' TO PROGRAM ''x'''",
        "EXECUTE ('DROP ') || ('DATABASE' || ' shop')",
        "RETURN QUERY EXECUTE 'DROP DATABASE shop'",
        "FOR r IN EXECUTE 'SELECT pg_ls_dir(''.'')' LOOP END LOOP",
        "OPEN c FOR EXECUTE 'SELECT pg_ls_dir(''.'')'",
        "s := 'DROP DATABASE shop'; EXECUTE s",
        "s = 'DROP DATABASE shop'; EXECUTE s",
        "s := 'DROP '; s := s || 'DATABASE shop'; EXECUTE s",
        "s := 'DROP'; t := 'DATABASE shop'; EXECUTE s || ' ' || t",
        "s := 'SELECT ''x''; DROP DATABASE y; SELECT '''; EXECUTE s || ''''",
        "function := 'DROP DATABASE shop'; EXECUTE function",
        "SELECT 'DROP DATABASE shop' INTO s; EXECUTE s",
        "EXECUTE 'SELECT run($1)' USING 'DROP DATABASE shop'",
        "comment := 'DROP DATABASE shop'; EXECUTE comment",
        "raise := 'DROP DATABASE shop'; EXECUTE raise",
        "drop := pg_read_file('x')",
        "parts := '{DROP DATABASE shop}'; EXECUTE parts[1]",
        "EXECUTE ('{\"a\": \"DROP DATABASE shop\"}'::jsonb) ->> 'a'",
        "EXECUTE convert_from(decode('44524f50', 'hex'), 'utf8')",
        "PERFORM run('DROP DATABASE shop')",
        "EXECUTE 'CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $f$ BEGIN DROP DATABASE x; END $f$'",
        "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $f$ BEGIN DROP DATABASE x; END $f$",
        "EXECUTE 'DO $x$ BEGIN EXECUTE ''DROP DATABASE y''; END $x$'",
      })
  void is_found_in_a_block_and_in_a_function(String code) {
    String block = "DO $$ DECLARE s text; BEGIN " + code + "; END $$";
    String function =
        "CREATE FUNCTION g() RETURNS void LANGUAGE plpgsql AS $$ BEGIN " + code + "; END $$";
    assertThat(Findings.forbidden(block, POSTGRESQL)).isNotEmpty();
    assertThat(Findings.forbidden(function, POSTGRESQL)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DO $$ DECLARE s text DEFAULT 'DROP DATABASE shop'; BEGIN EXECUTE s; END $$",
        "DO $$ DECLARE s CONSTANT text = 'DROP DATABASE shop'; BEGIN EXECUTE s; END $$",
        "DO $$ BEGIN DROP DATABASE shop; END $$ LANGUAGE plpgsql",
        "CREATE FUNCTION f(s text DEFAULT 'DROP DATABASE x') RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE s; END $$",
        "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT pg_read_file('x') $$",
        "CREATE FUNCTION f(loop int, begin int) RETURNS atomic LANGUAGE plpgsql AS $$ BEGIN DROP DATABASE x; END $$",
        "CREATE TABLE t AS SELECT run('DROP DATABASE shop')",
        "CREATE FUNCTION f() RETURNS text LANGUAGE sql RETURN pg_read_file('x')",
        "CREATE FUNCTION f() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT pg_read_file('x'); END",
        "CREATE PROCEDURE p() LANGUAGE sql AS 'COMMENT ON TABLE t IS NULL; SELECT pg_ls_dir(''.'')'",
        "SELECT query_to_xml('COPY t TO PROGRAM ''x''', true, true, '')",
        "SELECT query_to_xml('SELECT pg_read_file(''x'')', true, true, '')",
        "SELECT table_to_xml('pg_authid', true, true, '')",
        "SELECT database_to_xml(true, true, '')",
        "SELECT * FROM ts_stat('SELECT pg_read_file(''x'')')",
        "SELECT run('DROP DATABASE shop')",
        "CALL run('ALTER SYSTEM SET fsync = off')",
        "EXPLAIN ANALYZE UPDATE pg_authid SET rolsuper = true",
        "WITH x AS (UPDATE pg_authid SET rolsuper = true RETURNING 1) SELECT * FROM x",
        "CREATE RULE r AS ON INSERT TO t DO ALSO UPDATE pg_authid SET rolsuper = true",
        "CREATE FUNCTION f() RETURNS void LANGUAGE plperl AS $$ spi_exec_query(\"DROP DATABASE x\") $$",
      })
  void is_found_wherever_it_stands(String sql) {
    assertThat(Findings.forbidden(sql, POSTGRESQL)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DO $$ BEGIN INSERT INTO log VALUES ('DROP DATABASE shop'); END $$",
        "DO $$ BEGIN EXECUTE 'INSERT INTO log VALUES (''DROP DATABASE shop'')'; END $$",
        "DO $$ BEGIN RAISE NOTICE 'DROP DATABASE shop'; END $$",
        "DO $$ BEGIN EXECUTE format('COPY %I TO STDOUT', t); END $$",
        "DO $$ BEGIN EXECUTE 'CREATE TABLE ' || quote_ident(t) || ' (a int)'; END $$",
        "DO $$ BEGIN COMMENT ON TABLE t IS 'ALTER SYSTEM'; END $$",
        "DO $$ BEGIN s := chr(10); END $$",
        "DO $$ BEGIN IF kind = 'database' THEN DROP TABLE t; END IF; END $$",
        "CREATE FUNCTION f(language text, program text) RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT 'DROP DATABASE shop' $$",
        "CREATE TABLE t (language text, program text DEFAULT 'DROP DATABASE shop')",
        "INSERT INTO notes VALUES (lower('DROP DATABASE shop'))",
        "INSERT INTO notes (a) VALUES ('a'), ('COPY t TO PROGRAM ''x''')",
        "UPDATE notes SET a = 'ALTER SYSTEM SET fsync = off'",
        "SELECT to_tsvector('english', body) FROM notes",
      })
  void what_only_tells_of_it_is_none(String sql) {
    assertThat(Findings.forbidden(sql, POSTGRESQL)).isEmpty();
  }

  @Test
  void what_only_the_run_tells_is_a_note() {
    String sql =
        "CREATE OR REPLACE FUNCTION f(s text) RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n  EXECUTE s;\nEND $$";
    assertThat(Findings.notJudged(sql, POSTGRESQL))
        .containsExactly("Something is executed here that only the run tells.");
  }

  @Test
  void a_text_that_is_nested_too_deep_is_refused() {
    String sql = "DROP TABLE x";
    for (int i = 0; i < 10; i++) {
      sql = "DO $a%d$ BEGIN EXECUTE $b%d$ %s $b%d$; END $a%d$".formatted(i, i, sql, i, i);
    }
    assertThat(Findings.forbidden(sql, POSTGRESQL)).anyMatch(text -> text.contains("nested"));
  }
}
