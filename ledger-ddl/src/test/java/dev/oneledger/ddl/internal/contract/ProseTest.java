package dev.oneledger.ddl.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that tell of forbidden SQL, and those that are it, where either may be executed. */
class ProseTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT log_step('create server side index')",
        "SELECT log_step('drop database connections that idle')",
        "SELECT log_step('Never DROP DATABASE shop')",
        "SELECT log_step('alter subscription plans')",
        "SELECT log_step('drop subscription history')",
        "SELECT log_step(1, lower('Drop subscription history'))",
        "DO $$ BEGIN PERFORM log_step('drop subscription history'); END $$",
        "SELECT log_step('import foreign schema descriptions')",
        "INSERT INTO docs VALUES (1, to_tsvector('english', 'Run ALTER SYSTEM SET x = 1'))",
        "UPDATE docs SET a = regexp_replace(a, 'DROP DATABASE x', 'ALTER SYSTEM SET y = 1')",
        "DO $$ BEGIN IF tg_tag = 'CREATE SERVER' THEN RETURN; END IF; END $$",
        "DO $$ BEGIN IF tg_tag IN ('DROP DATABASE', 'DROP DATABASE x') THEN RETURN; END IF; END $$",
        "DO $$ BEGIN EXECUTE s; IF q LIKE 'DROP DATABASE x' THEN RETURN; END IF; END $$",
        "CREATE FUNCTION f(a int) RETURNS text LANGUAGE plpgsql AS $$ BEGIN"
            + " RETURN CASE a WHEN 1 THEN 'Create server' ELSE 'Alter system' END; END $$",
        "DO $$ BEGIN EXECUTE 'ALTER TABLE t DROP CONSTRAINT ' || c;"
            + " UPDATE t SET note = 'Drop database later'; END $$",
        "DO $$ BEGIN EXECUTE s; INSERT INTO log VALUES ('DROP DATABASE shop'); END $$",
        "DO $$ BEGIN EXECUTE s; PERFORM 1 FROM t WHERE a = 'DROP DATABASE shop'; END $$"
      })
  void what_people_write_is_let_through_on_postgresql(String sql) {
    assertThat(Findings.forbidden(sql, SqlDialect.POSTGRESQL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT run('CREATE SERVER s FOREIGN DATA WRAPPER w')",
        "SELECT run('SELECT 1; DROP DATABASE IF EXISTS shop WITH (FORCE)')",
        "SELECT run('CREATE DATABASE shop OWNER app')",
        "SELECT run('ALTER SUBSCRIPTION s DISABLE')",
        "SELECT run('DROP SUBSCRIPTION s CASCADE')",
        "SELECT run('DROP SUBSCRIPTION IF EXISTS s')",
        "SELECT run('DROP SUBSCRIPTION s;')",
        "SELECT run('SELECT 1; DROP SUBSCRIPTION s')",
        "DO $$ BEGIN EXECUTE 'drop subscription x'; END $$",
        "DO $$ BEGIN EXECUTE format('drop subscription %I', 'x'); END $$",
        "DO $$ BEGIN s := 'drop subscription x'; EXECUTE s; END $$",
        "DO $$ BEGIN PERFORM note('drop subscription x'); EXECUTE s; END $$",
        "CREATE FUNCTION f(q text DEFAULT 'drop subscription x') RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE q; END $$",
        "SELECT query_to_xml('drop subscription x', true, false, '')",
        "SELECT run('DO $x$ BEGIN DROP DATABASE shop; END $x$')",
        "INSERT INTO docs VALUES (run(to_char('DROP DATABASE shop')))",
        "DO $$ BEGIN if_tag := 'DROP DATABASE x'; EXECUTE if_tag; END $$",
        "DO $$ BEGIN IF run('DROP DATABASE x') THEN RETURN; END IF; END $$",
        "DO $$ BEGIN s := CASE WHEN a THEN 'DROP DATABASE x' END; EXECUTE s; END $$",
        "DO $$ BEGIN SELECT CASE WHEN a = 'b' THEN 'DROP DATABASE x' END INTO s; EXECUTE s; END $$",
        "DO $$ BEGIN INSERT INTO t VALUES ('DROP DATABASE x') RETURNING a INTO s; EXECUTE s; END $$",
        "DO $$ BEGIN s := regexp_replace('DROP DATABASE x', 'a', 'a'); EXECUTE s; END $$",
        "DO $$ BEGIN s := 'DROP '; t := 'DATABASE x'; u := 'and more'; EXECUTE s || t; END $$",
        "DO $$ BEGIN FOR s IN SELECT unnest(ARRAY['DROP DATABASE x']) LOOP EXECUTE s; END LOOP; END $$"
      })
  void what_may_be_executed_is_found_on_postgresql(String sql) {
    assertThat(Findings.forbidden(sql, SqlDialect.POSTGRESQL)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CALL log_step('load data into orders')",
        "CALL log_step('drop database backups older than a week')",
        "CALL log_step('use mysql client')",
        "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET NEW.msg = 'could not load data'",
        "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET NEW.msg = 'written into outfile'",
        "UPDATE t SET a = REGEXP_REPLACE(b, 'use mysql', 'use MariaDB')",
        "INSERT INTO t VALUES (COMPRESS('load data'))",
        "INSERT INTO t VALUES (COMPRESS('LOAD DATA INFILE ''/x'' INTO TABLE t'))",
        "CREATE PROCEDURE p(a text) BEGIN IF a = 'DROP DATABASE x' THEN SET @b = 1; END IF; END"
      })
  void what_people_write_is_let_through_on_mariadb(String sql) {
    assertThat(Findings.forbidden(sql, SqlDialect.MARIADB)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CALL run('LOAD DATA INFILE ''/etc/passwd'' INTO TABLE t')",
        "CALL run('USE mysql')",
        "CALL run('CREATE DATABASE IF NOT EXISTS shop DEFAULT CHARACTER SET utf8mb4')",
        "CALL run('CREATE PROCEDURE p() DROP DATABASE shop')",
        "CALL run('SET STATEMENT max_statement_time = 1 FOR DROP DATABASE shop')",
        "CALL run('SELECT 1 INTO OUTFILE ''/tmp/x''')",
        "SET @s = REGEXP_REPLACE('DROP DATABASE x', 'x', 'y')"
      })
  void what_may_be_executed_is_found_on_mariadb(String sql) {
    assertThat(Findings.forbidden(sql, SqlDialect.MARIADB)).isNotEmpty();
  }
}
