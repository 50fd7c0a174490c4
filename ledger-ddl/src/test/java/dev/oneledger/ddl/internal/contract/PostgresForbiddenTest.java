package dev.oneledger.ddl.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no migration does on PostgreSQL, and what only looks like it. */
class PostgresForbiddenTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE FUNCTION f(language text) RETURNS int AS 'x.so', 'f' LANGUAGE c",
        "CREATE FUNCTION f(a int, language int) RETURNS int LANGUAGE internal AS 'x'",
        "CREATE FUNCTION f() RETURNS int LANGUAGE 'c' AS 'x.so'",
        "CREATE FUNCTION f() RETURNS int LANGUAGE E'\\x63' AS 'x.so'",
        "CREATE FUNCTION f() RETURNS int LANGUAGE plsomething AS 'x'",
        "DO LANGUAGE plpython3u 'import os'",
        "DO 'import os' LANGUAGE plpython3u",
        "CREATE OR REPLACE TRUSTED LANGUAGE x HANDLER h",
        "UPDATE pg_authid SET rolsuper = true",
        "UPDATE ONLY pg_authid SET rolsuper = true",
        "DELETE FROM pg_class",
        "INSERT INTO pg_proc SELECT * FROM pg_proc",
        "TRUNCATE TABLE t, pg_statistic",
        "COPY pg_class FROM STDIN",
        "MERGE INTO pg_class USING t ON true WHEN MATCHED THEN DELETE",
        "DROP TABLE pg_catalog.pg_class",
        "CREATE OR REPLACE FUNCTION pg_catalog.lower(text) RETURNS text LANGUAGE sql AS 'SELECT 1'",
        "SELECT rolpassword FROM pg_authid",
        "SELECT passwd FROM pg_catalog.pg_shadow",
        "COPY (SELECT * FROM pg_shadow) TO STDOUT",
        "GRANT SELECT ON pg_authid TO app",
        "CREATE OPERATOR === (LEFTARG = text, PROCEDURE = pg_read_file)",
        "CREATE OPERATOR === (LEFTARG = text, FUNCTION = pg_catalog.pg_read_file)",
        "CREATE AGGREGATE a (text) (SFUNC = pg_file_write, STYPE = text)",
        "CREATE CAST (text AS int) WITH FUNCTION pg_read_file(text)",
        "CREATE TRIGGER x AFTER INSERT ON t EXECUTE FUNCTION pg_reload_conf()",
        "CREATE EVENT TRIGGER x ON ddl_command_end EXECUTE FUNCTION pg_reload_conf()",
        "CREATE TABLE t (a text DEFAULT pg_read_file('x'))",
        "CREATE TABLE t (a text, b text GENERATED ALWAYS AS (pg_read_file(a)) STORED)",
        "CREATE POLICY p ON t USING (pg_reload_conf())",
        "CREATE FOREIGN TABLE f (a text) SERVER s OPTIONS (program 'x')",
        "ALTER FOREIGN TABLE f OPTIONS (SET filename '/etc/passwd')",
        "ALTER SERVER s OPTIONS (host 'x')",
        "IMPORT FOREIGN SCHEMA x FROM SERVER s INTO y",
        "ALTER ROLE app SET session_preload_libraries = 'x'",
        "ALTER USER app SET local_preload_libraries TO 'x'",
        "SET dynamic_library_path = '/tmp'",
        "SET LOCAL allow_system_table_mods = on",
        "SELECT set_config('local_preload_libraries', 'x', false)",
        "SELECT set_config(E'\\x6cocal_preload_libraries', 'x', false)",
        "SELECT set_config(name, 'x', false) FROM t",
        "SET standard_conforming_strings = off",
        "SET \"Standard_Conforming_Strings\" = off",
        "SET SESSION standard_conforming_strings TO 'off'",
        "SET standard_conforming_strings = 0",
        "ALTER ROLE app SET standard_conforming_strings = off",
        "SELECT set_config('standard_conforming_strings', 'off', false)",
        "SELECT set_config('Standard_Conforming_' || 'Strings'::text, 'off', false)",
        "SELECT set_config('standard_conforming_strings', lower('OFF'), false)",
        "SELECT set_config('standard_conforming_strings', 'o' || 'ff', false)",
        "SELECT set_config('standard_' || a, 'off', false) FROM t",
        "SELECT set_config('local_preload_' || a, 'x', false) FROM t",
        "CREATE ROLE app PASSWORD 'x'",
        "ALTER USER app WITH ENCRYPTED PASSWORD 'x'",
        "ALTER ROLE app REPLICATION",
        "CREATE ROLE loop PASSWORD 'x'",
        "SELECT loop drop FROM t, pg_ls_dir('.')",
        "CREATE USER app BYPASSRLS",
        "ALTER GROUP pg_read_server_files ADD USER app",
        "GRANT SET ON PARAMETER log_statement TO app",
        "SELECT lo_import('/etc/passwd')",
        "CREATE EXTENSION mysql_fdw",
        "\\! rm -rf /",
        "\\echo x \\! rm -rf /",
        "\\copy t to program 'x'",
        "\\copy t from '/etc/passwd'",
        "\\o |cmd",
        "SELECT 1 \\g |cmd",
        "SELECT 1 \\g /tmp/x",
        "SELECT 'DROP DATABASE x' \\gexec",
        "\\i other.sql",
        "\\ir other.sql",
        "\\c other",
        "\\set x `cmd`",
        "\\setenv PATH x",
      })
  void what_reaches_beyond_the_schema_is_found(String sql) {
    assertThat(Findings.forbidden(sql, SqlDialect.POSTGRESQL)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE FUNCTION f(program text) RETURNS int LANGUAGE 'plpgsql' AS 'BEGIN END'",
        "ALTER TABLE t ADD COLUMN language text",
        "UPDATE app.pg_authid SET a = 1",
        "UPDATE t SET pg_class = 1",
        "SELECT * FROM pg_roles JOIN pg_catalog.pg_class c ON true",
        "INSERT INTO t SELECT oid FROM pg_class ON CONFLICT (a) DO NOTHING",
        "SELECT 1 FROM t FOR UPDATE",
        "CREATE TABLE t (a int REFERENCES u ON UPDATE CASCADE)",
        "CREATE OPERATOR === (LEFTARG = text, FUNCTION = app.pg_read_file)",
        "UPDATE t SET a = lo_export",
        "CREATE TABLE t (options text, program text)",
        "ALTER FOREIGN TABLE f OPTIONS (SET schema_name 'x')",
        "ALTER ROLE app SET search_path = app",
        "SET LOCAL lock_timeout = '5s'",
        "SET standard_conforming_strings = on",
        "SET standard_conforming_strings TO 'ON'",
        "SET standard_conforming_strings TO DEFAULT",
        "RESET standard_conforming_strings",
        "SELECT set_config('standard_conforming_strings', 'on', false)",
        "SELECT set_config('Standard_Conforming_Strings'::text, 'true', true)",
        "SELECT set_config('app.' || a, 'x', false) FROM t",
        "SELECT set_config('search_path', '', false)",
        "ALTER ROLE app PASSWORD NULL",
        "ALTER TABLE t ADD COLUMN password text DEFAULT 'x'",
        "INSERT INTO users (password) VALUES ('x')",
        "CREATE ROLE app VALID UNTIL '2030-01-01'",
        "GRANT SELECT ON t TO app",
        "CREATE EXTENSION hstore",
        "CREATE TABLE t (a text DEFAULT 'pg_read_file()')",
        "COMMENT ON FUNCTION pg_read_file(text) IS 'x'",
        "\\echo done",
        "\\set ON_ERROR_STOP on",
        "\\pset pager off",
      })
  void a_near_miss_is_none(String sql) {
    assertThat(Findings.forbidden(sql, SqlDialect.POSTGRESQL)).isEmpty();
  }
}
