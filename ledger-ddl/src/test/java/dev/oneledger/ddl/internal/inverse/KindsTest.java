package dev.oneledger.ddl.internal.inverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.inverse.RoundTrip.Result;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies outside tables, there and back; each case in a transaction that is given up. */
class KindsTest {

  private static final String ODD = "\"o'dd \"\"role\"\", $x$ = Größe/*\"";

  private static final String[] SETUP = {
    "CREATE SCHEMA app",
    "CREATE SCHEMA \"My \"\"odd\"\" $schema\"",
    "CREATE TYPE mood AS ENUM ('sad', 'ok', 'it''s \\ fine')",
    "CREATE TYPE lonely AS ENUM ('a', 'b', 'c')",
    "CREATE TYPE pair AS (x int, y text COLLATE \"C\")",
    "CREATE DOMAIN positive AS int CONSTRAINT above CHECK (VALUE > 0)",
    "CREATE DOMAIN small AS positive DEFAULT 1 NOT NULL CHECK (VALUE < 10)",
    "CREATE TYPE tint AS ENUM ('red')",
    "CREATE DOMAIN hue AS tint",
    "CREATE TABLE hues (h hue, hs hue[])",
    "CREATE TYPE shape AS (a int)",
    "CREATE TABLE shapes OF shape",
    "CREATE TYPE span AS RANGE (subtype = float8, subtype_diff = float8mi)",
    "CREATE TABLE people (id int PRIMARY KEY, feeling mood DEFAULT 'ok', past mood[] DEFAULT"
        + " '{sad,ok}', at pair, age positive, CONSTRAINT cheerful CHECK (feeling <> 'sad'))",
    "CREATE INDEX by_feeling ON people (feeling) WHERE feeling > 'sad'",
    "CREATE FUNCTION plain(a int, b int DEFAULT 2) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT"
        + " a + b'",
    "CREATE FUNCTION plain(a text) RETURNS text LANGUAGE sql AS 'SELECT a'",
    "CREATE FUNCTION feel(m mood) RETURNS mood LANGUAGE sql AS 'SELECT m'",
    "CREATE PROCEDURE act(INOUT a int) LANGUAGE plpgsql AS $$BEGIN a := a + 1; END$$",
    "CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$",
    "CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN END$$",
    "CREATE FUNCTION to_pair(mood) RETURNS pair LANGUAGE sql AS $$SELECT ROW(1, 'a')::pair$$",
    "CREATE TRIGGER guarded BEFORE UPDATE ON people FOR EACH ROW EXECUTE FUNCTION guard()",
    "CREATE VIEW summed AS SELECT id, plain(id, 1) AS s, feeling FROM people",
    "CREATE AGGREGATE total (int) (sfunc = int4pl, stype = int, initcond = '0')",
    "CREATE COLLATION german (provider = icu, locale = 'de')",
    "CREATE CAST (mood AS pair) WITH FUNCTION to_pair(mood) AS ASSIGNMENT",
    "CREATE PUBLICATION news FOR TABLE people (id, age) WHERE (id > 3)",
    "CREATE EVENT TRIGGER watching ON ddl_command_end WHEN TAG IN ('CREATE RULE') EXECUTE FUNCTION watch()",
    "CREATE FOREIGN DATA WRAPPER far_away",
    "CREATE SERVER far TYPE 't' VERSION '1' FOREIGN DATA WRAPPER far_away OPTIONS (host 'a', port '1')",
    "COMMENT ON TYPE mood IS 'how it feels'",
    "GRANT USAGE ON TYPE mood TO :odd",
    "GRANT SELECT ON people TO :odd WITH GRANT OPTION",
    "GRANT INSERT (id), UPDATE (id, age) ON people TO :odd",
  };

  private static TestDatabase database;
  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    database = TestPostgres.freshDatabase();
    for (String role : List.of("odd", "plain")) {
      database.execute("CREATE ROLE " + own(":" + role));
    }
    for (String statement : SETUP) {
      database.execute(own(statement));
    }
    connection = database.dataSource().getConnection();
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    try (TestDatabase server = TestPostgres.freshDatabase()) {
      database.close();
      for (String role : List.of("odd", "plain")) {
        server.execute("DROP ROLE " + own(":" + role));
      }
    }
  }

  /** Roles are the server's: each has the database's name in its own. */
  private static String own(String sql) {
    return sql.replace(":odd", ODD.replace("Größe", "Größe " + database.name()))
        .replace(":plain", database.name() + "_plain");
  }

  private static String[] split(String statements) {
    return SqlSplitter.split(own(statements), SqlDialect.POSTGRESQL).statements().stream()
        .map(SqlStatement::text)
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // schemas
        "CREATE SCHEMA more AUTHORIZATION :plain; CREATE TABLE more.t (x int)",
        "ALTER SCHEMA \"My \"\"odd\"\" $schema\" RENAME TO tidy",
        "CREATE TYPE app.e AS ENUM ('a'); CREATE TABLE app.t (e app.e DEFAULT 'a'); ALTER SCHEMA app RENAME TO \"App\"",
        "ALTER SCHEMA public RENAME TO main",
        "DROP SCHEMA app",
        // enums
        "CREATE TYPE \"My Enum\" AS ENUM ('a', 'b''c', 'd\\e', ''); COMMENT ON TYPE \"My Enum\" IS E'two\\nlines \\\\ and ''quotes'''",
        "CREATE TYPE none AS ENUM ()",
        "DROP TYPE lonely",
        "ALTER TYPE lonely RENAME VALUE 'a' TO 'z'",
        "ALTER TYPE mood RENAME VALUE 'ok' TO 'o\\k'",
        "ALTER TYPE lonely RENAME TO app_lonely; ALTER TYPE app_lonely SET SCHEMA app",
        "CREATE TABLE app.lonely (x int); ALTER TYPE lonely RENAME TO app_lonely; ALTER TYPE app_lonely SET SCHEMA app",
        "CREATE TYPE app.lonely AS ENUM ('q'); ALTER TYPE lonely RENAME TO l2; ALTER TYPE app.lonely SET SCHEMA public; ALTER TYPE l2 SET SCHEMA app; ALTER TYPE app.l2 RENAME TO lonely",
        "ALTER TYPE mood RENAME TO m2; ALTER TYPE m2 SET SCHEMA app; ALTER FUNCTION feel(app.m2) RENAME TO f2; ALTER FUNCTION f2(app.m2) SET SCHEMA app",
        "CREATE TABLE app.people (z int); CREATE TABLE persons (q int); ALTER TABLE people RENAME TO p2; ALTER TABLE p2 SET SCHEMA app",
        "ALTER TABLE people SET SCHEMA app; ALTER TABLE app.people RENAME TO t2; ALTER INDEX app.by_feeling RENAME TO other; ALTER VIEW summed SET SCHEMA app; ALTER VIEW app.summed RENAME TO s2",
        "ALTER TYPE mood RENAME TO feeling",
        "ALTER TYPE lonely ADD VALUE 'd'",
        "ALTER TYPE lonely ADD VALUE 'first' BEFORE 'a'; ALTER TYPE lonely ADD VALUE 'mid' AFTER 'b'",
        "ALTER TYPE lonely OWNER TO :plain; ALTER TYPE lonely ADD VALUE 'd'",
        "ALTER TYPE mood ADD VALUE 'great' AFTER 'ok'",
        "CREATE DOMAIN om AS mood; ALTER TYPE mood ADD VALUE 'new'",
        "DROP TYPE lonely; CREATE TYPE lonely AS ENUM ('a', 'c')",
        "CREATE TABLE l (x lonely PRIMARY KEY, y lonely[] NOT NULL DEFAULT '{a}', z text); INSERT INTO l VALUES ('a', '{a,b}'); ALTER TYPE lonely ADD VALUE 'd'",
        // composites
        "CREATE TYPE \"odd Type\" AS (\"a b\" int, \"B\" text COLLATE \"C\", c numeric(10,2)[]); COMMENT ON COLUMN \"odd Type\".\"a b\" IS 'x'",
        "ALTER TYPE pair ADD ATTRIBUTE z numeric(4,1)",
        "ALTER TYPE pair DROP ATTRIBUTE y",
        "ALTER TYPE pair RENAME ATTRIBUTE x TO \"X\"",
        "ALTER TABLE people DROP at; ALTER TYPE pair ALTER ATTRIBUTE x TYPE bigint",
        "ALTER TABLE people DROP at; CREATE TYPE outer_pair AS (p pair[]); CREATE DOMAIN pairs AS pair; ALTER TYPE pair ALTER ATTRIBUTE y TYPE text COLLATE \"POSIX\"; CREATE TABLE t3 (o outer_pair, q pairs)",
        "CREATE TYPE e2 AS ENUM ('x'); CREATE TYPE c2 AS (e e2[]); CREATE TABLE t2 (c c2, cs c2[])",
        // ranges
        "CREATE TYPE texts AS RANGE (subtype = text, collation = \"C\", multirange_type_name = many_texts); CREATE TABLE r (t texts, m many_texts)",
        "DROP TYPE span",
        // domains
        "CREATE DOMAIN code AS varchar(5) COLLATE \"C\" DEFAULT 'a''\\b' NOT NULL CONSTRAINT ok CHECK (VALUE <> '') CHECK (length(VALUE) < 9)",
        "CREATE DOMAIN over AS small; CREATE TABLE d (o over, os over[])",
        "ALTER DOMAIN small DROP NOT NULL; ALTER DOMAIN small SET DEFAULT 2",
        "ALTER DOMAIN positive DROP CONSTRAINT above",
        "ALTER DOMAIN positive RENAME CONSTRAINT above TO \"over\"",
        "ALTER DOMAIN positive ADD CONSTRAINT more CHECK (VALUE <> 7) NOT VALID",
        "COMMENT ON CONSTRAINT above ON DOMAIN positive IS 'a'; COMMENT ON DOMAIN positive IS 'b'",
        "ALTER DOMAIN small OWNER TO :plain; ALTER DOMAIN small RENAME TO tiny",
        // functions
        "CREATE OR REPLACE FUNCTION plain(a int, b int DEFAULT 3) RETURNS int LANGUAGE sql STABLE SET search_path = app, \"$user\" AS 'SELECT a * b'",
        "CREATE FUNCTION plain(a int, b text) RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "DROP FUNCTION plain(text)",
        "ALTER FUNCTION plain(int, int) RENAME TO \"Odd Name\"; ALTER FUNCTION \"Odd Name\"(int, int) SET SCHEMA app",
        "ALTER PROCEDURE act(int) SET SCHEMA app",
        "CREATE FUNCTION v(VARIADIC x int[]) RETURNS TABLE (a int, \"b c\" text) LANGUAGE sql AS $f$SELECT 1, 'x;$ddl$'$f$",
        "CREATE FUNCTION o(IN a int, OUT b int, INOUT c text) LANGUAGE plpgsql AS $b$BEGIN b := a; END$b$",
        "CREATE FUNCTION std(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT plain(a, 1); END",
        "CREATE FUNCTION first_std() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; END; CREATE FUNCTION a_std() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT first_std(); END",
        "CREATE FUNCTION rows() RETURNS SETOF people LANGUAGE sql AS 'SELECT * FROM people'",
        "CREATE FUNCTION body() RETURNS int LANGUAGE sql AS 'SELECT count(*)::int FROM people'; DROP VIEW summed",
        "DROP FUNCTION plain(text); CREATE FUNCTION plain(z text) RETURNS text LANGUAGE sql AS 'SELECT z'",
        "DROP FUNCTION plain(text); CREATE FUNCTION plain(a text) RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "DROP PROCEDURE act(int); CREATE FUNCTION act(INOUT a int) LANGUAGE sql AS 'SELECT a'",
        "DROP VIEW summed; DROP FUNCTION plain(int, int)",
        "DROP TRIGGER guarded ON people; DROP FUNCTION guard()",
        "DROP FUNCTION guard() CASCADE",
        "CREATE OR REPLACE FUNCTION plain(a text DEFAULT 'x') RETURNS text LANGUAGE sql AS 'SELECT a'",
        "CREATE FUNCTION w(bigint) RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number'",
        "CREATE FUNCTION made() RETURNS int LANGUAGE sql AS 'SELECT 5'; CREATE TABLE uses (x int DEFAULT made(), CHECK (x < made())); CREATE VIEW seen AS SELECT made() AS m",
        "COMMENT ON FUNCTION plain(text) IS 'a'; COMMENT ON PROCEDURE act(int) IS 'b'; COMMENT ON AGGREGATE total(int) IS 'c'",
        // aggregates
        "DROP AGGREGATE total(int)",
        "CREATE AGGREGATE counted (*) (sfunc = int8inc, stype = int8, initcond = '0', parallel = safe)",
        "CREATE AGGREGATE middle (float8 ORDER BY anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra)",
        "CREATE AGGREGATE lowest (int) (sfunc = int4smaller, stype = int, sortop = operator(pg_catalog.<), combinefunc = int4smaller, msfunc = int4pl, minvfunc = int4mi, mstype = int, minitcond = '0')",
        "CREATE OR REPLACE AGGREGATE total (int) (sfunc = int4pl, stype = int, initcond = '5')",
        "ALTER AGGREGATE total(int) RENAME TO sum_of; ALTER AGGREGATE sum_of(int) OWNER TO :plain",
        // the rest
        "DROP COLLATION german",
        "ALTER COLLATION german RENAME TO deutsch",
        "CREATE COLLATION c2 FROM \"C\"; COMMENT ON COLLATION c2 IS 'c'",
        "DROP CAST (mood AS pair)",
        "DROP CAST (mood AS pair); CREATE CAST (mood AS pair) WITH FUNCTION to_pair(mood)",
        "CREATE CAST (pair AS text) WITH INOUT AS ASSIGNMENT; COMMENT ON CAST (pair AS text) IS 'x'",
        "DROP PUBLICATION news",
        "ALTER PUBLICATION news DROP TABLE people",
        "ALTER PUBLICATION news SET (publish = 'insert'); ALTER PUBLICATION news RENAME TO \"New s\"",
        "ALTER PUBLICATION news SET TABLE people WHERE (id > 5), TABLES IN SCHEMA app",
        "CREATE PUBLICATION everything FOR ALL TABLES WITH (publish_via_partition_root = true); COMMENT ON PUBLICATION everything IS 'e'",
        "DROP TABLE people CASCADE",
        "DROP EVENT TRIGGER watching",
        "ALTER EVENT TRIGGER watching DISABLE; ALTER EVENT TRIGGER watching RENAME TO \"W\"; COMMENT ON EVENT TRIGGER \"W\" IS 'w'",
        "DROP EVENT TRIGGER watching; CREATE EVENT TRIGGER watching ON sql_drop EXECUTE FUNCTION watch(); ALTER EVENT TRIGGER watching ENABLE ALWAYS",
        "DROP SERVER far",
        "DROP SERVER far; DROP FOREIGN DATA WRAPPER far_away",
        "ALTER SERVER far VERSION '2' OPTIONS (SET host 'b''c', DROP port, ADD \"d e\" 'x'); COMMENT ON SERVER far IS 's'",
        "ALTER FOREIGN DATA WRAPPER far_away OPTIONS (ADD debug '1'); GRANT USAGE ON FOREIGN DATA WRAPPER far_away TO :plain; GRANT USAGE ON FOREIGN SERVER far TO :odd",
        "ALTER FOREIGN DATA WRAPPER far_away RENAME TO farther; ALTER SERVER far RENAME TO \"f f\"",
        "CREATE FOREIGN TABLE ft (x int) SERVER far",
        "CREATE FOREIGN TABLE ft (x int DEFAULT 1 CHECK (x > 0), y text) SERVER far OPTIONS (k 'v'); ALTER FOREIGN TABLE ft ALTER y SET STORAGE EXTERNAL, ALTER x SET STATISTICS 7; COMMENT ON FOREIGN TABLE ft IS 'f'",
        "CREATE TABLE cool (x int) PARTITION BY LIST (x); CREATE FOREIGN TABLE cool_1 PARTITION OF cool FOR VALUES IN (1) SERVER far",
        "CREATE EXTENSION pg_trgm SCHEMA app; COMMENT ON EXTENSION pg_trgm IS 'mine'",
        // owners and privileges
        "ALTER TABLE people OWNER TO :odd",
        "ALTER SCHEMA app OWNER TO :plain",
        "ALTER FUNCTION plain(text) OWNER TO :odd; ALTER TYPE mood OWNER TO :odd",
        "REVOKE ALL ON people FROM :odd",
        "REVOKE GRANT OPTION FOR SELECT ON people FROM :odd",
        "REVOKE UPDATE (age) ON people FROM :odd; GRANT ALL ON people TO :plain, PUBLIC",
        "REVOKE EXECUTE ON FUNCTION plain(text) FROM PUBLIC; REVOKE USAGE ON TYPE mood FROM PUBLIC",
        "REVOKE ALL ON people FROM CURRENT_USER",
        "CREATE TABLE rights (x int); GRANT SELECT (x) ON rights TO :plain; REVOKE TRUNCATE ON rights FROM CURRENT_USER; CREATE SEQUENCE rights_s; GRANT USAGE ON SEQUENCE rights_s TO :odd",
        "DROP VIEW summed; DROP TABLE people",
        "GRANT ALL ON SCHEMA app TO :odd WITH GRANT OPTION",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO :odd WITH GRANT OPTION; CREATE TABLE with_rights (x int)",
        "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC; CREATE FUNCTION quiet() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "ALTER DEFAULT PRIVILEGES FOR ROLE :odd IN SCHEMA app GRANT USAGE ON SEQUENCES TO PUBLIC; ALTER DEFAULT PRIVILEGES FOR ROLE :odd GRANT USAGE ON SCHEMAS TO :plain",
        // kinds that are only dropped
        "CREATE TEXT SEARCH CONFIGURATION empty (parser = default)",
      })
  void a_change_is_taken_back_exactly(String statements) throws SQLException {
    RoundTrip trip = RoundTrip.of(connection, split(statements));
    assertThat(trip.back().refusals()).isEmpty();
    assertThat(trip.result()).as(trip.text()).isIn(Result.EXACT, Result.REFUSED);
    if (!statements.contains("TEXT SEARCH")) {
      assertThat(trip.text()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TYPE pair DROP ATTRIBUTE x",
        "ALTER TYPE shape ADD ATTRIBUTE b text CASCADE",
        "ALTER TYPE tint ADD VALUE 'green'",
        "CREATE FOREIGN TABLE ft (x int, y text OPTIONS (k 'v')) SERVER far",
        "ALTER TABLE people DROP at; ALTER TYPE pair ALTER ATTRIBUTE x TYPE bigint; ALTER TABLE people ADD at pair",
        "CREATE TYPE shell",
        "ALTER TABLE people ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES people; ALTER EXTENSION plpgsql ADD FUNCTION plain(text)",
        "DROP SERVER far; CREATE SERVER far FOREIGN DATA WRAPPER far_away OPTIONS (password 'x')",
        "CREATE FOREIGN DATA WRAPPER other OPTIONS (access_token 'x')",
        "CREATE FOREIGN TABLE ft (x int) SERVER far OPTIONS (\"Secret\" 'x')",
        "SET LOCAL ROLE :odd; GRANT SELECT ON people TO :plain; RESET ROLE",
      })
  void what_cannot_be_taken_back_is_refused_by_name(String statements) throws SQLException {
    RoundTrip trip = RoundTrip.of(connection, split(statements));
    assertThat(trip.result()).as(trip.text()).isEqualTo(Result.REFUSED);
  }

  @Test
  void an_enum_does_not_lose_a_label_that_a_row_has() throws SQLException {
    connection.setAutoCommit(false);
    try {
      RoundTrip.execute(connection, "CREATE TABLE l (x lonely)");
      Catalog before = RoundTrip.catalog(connection);
      // A label that ADD VALUE adds cannot be used in the same transaction.
      for (String statement :
          List.of(
              "ALTER TYPE lonely RENAME TO old",
              "CREATE TYPE lonely AS ENUM ('a', 'b', 'c', 'd')",
              "ALTER TABLE l ALTER x TYPE lonely USING x::text::lonely",
              "DROP TYPE old",
              "INSERT INTO l VALUES ('d')")) {
        RoundTrip.execute(connection, statement);
      }
      DdlScript back = Inversion.of(RoundTrip.catalog(connection), before, Matching.BY_IDENTITY);
      assertThat(back.refusals()).isEmpty();
      assertThatThrownBy(
              () -> {
                for (String statement : back.statements()) {
                  RoundTrip.execute(connection, statement);
                }
              })
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("invalid input value for enum");
    } finally {
      connection.rollback();
    }
  }
}
