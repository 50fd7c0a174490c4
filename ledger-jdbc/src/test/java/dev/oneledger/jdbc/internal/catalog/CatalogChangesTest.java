package dev.oneledger.jdbc.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public class CatalogChangesTest {
  private static final String[] DDL = {
    "CREATE EXTENSION btree_gist",
    "CREATE EXTENSION hstore",
    "CREATE SCHEMA app",
    "CREATE TYPE app.mood AS ENUM ('sad', 'ok')",
    "CREATE DOMAIN app.short AS text COLLATE \"C\" DEFAULT 'a' CONSTRAINT len CHECK "
        + "(length(VALUE) < 9)",
    "CREATE TYPE app.pair AS (a int, b text)",
    "CREATE TYPE app.span AS RANGE (subtype = text, collation = \"C\", "
        + "multirange_type_name = app.spans)",
    "CREATE TABLE app.c (id int GENERATED ALWAYS AS IDENTITY (START 5 CACHE 3) "
        + "PRIMARY KEY WITH (fillfactor = 90), name text NOT NULL, m app.mood, g int "
        + "GENERATED ALWAYS AS (id + 1) STORED, u int UNIQUE DEFERRABLE, n int CHECK (n > "
        + "0)) WITH (fillfactor = 80, toast.autovacuum_enabled = false)",
    "CREATE TABLE app.d (c int CONSTRAINT to_c REFERENCES app.c, during tsrange, "
        + "CONSTRAINT no_overlap EXCLUDE USING gist (c WITH =, during WITH &&))",
    "CREATE TABLE app.typed OF app.pair",
    "CREATE TABLE app.parts (x int) PARTITION BY LIST (x)",
    "CREATE TABLE app.part PARTITION OF app.parts FOR VALUES IN (1)",
    "CREATE TABLE app.child () INHERITS (app.c)",
    "CREATE INDEX ex ON app.c ((lower(name)))",
    "CREATE VIEW app.v WITH (security_barrier) AS SELECT id, name FROM app.c WHERE id > 0",
    "CREATE MATERIALIZED VIEW app.mv AS SELECT count(*) FROM app.c",
    "CREATE RULE r AS ON INSERT TO app.v DO INSTEAD NOTHING",
    "CREATE FUNCTION app.f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1'",
    "CREATE PROCEDURE app.p() LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION app.t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE TRIGGER touch BEFORE UPDATE ON app.c FOR EACH ROW EXECUTE FUNCTION app.t()",
    "CREATE POLICY own ON app.c USING (id > 0)",
    "CREATE SEQUENCE app.s",
    "CREATE STATISTICS app.st ON id, name FROM app.c",
    "CREATE AGGREGATE app.total (int) (sfunc = int4pl, stype = int, initcond = '0')",
    "CREATE FUNCTION app.et() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'",
    "CREATE EVENT TRIGGER et ON ddl_command_end WHEN TAG IN ('CREATE CAST') EXECUTE "
        + "FUNCTION app.et()",
    "CREATE PUBLICATION pa FOR TABLE app.c (id, name) WHERE (id > 3)",
    "CREATE PUBLICATION pb FOR TABLES IN SCHEMA app",
    "CREATE COLLATION app.german (provider = icu, locale = 'de')",
    "CREATE FUNCTION app.number(app.mood) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1'",
    "CREATE CAST (app.mood AS int) WITH FUNCTION app.number(app.mood)",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO PUBLIC",
    "CREATE FOREIGN DATA WRAPPER w",
    "CREATE SERVER far FOREIGN DATA WRAPPER w OPTIONS (host 'h', password 'x')",
    "CREATE USER MAPPING FOR CURRENT_USER SERVER far",
    "CREATE FOREIGN TABLE app.remote (x int OPTIONS (a 'y')) SERVER far OPTIONS (b 't')",
    "CREATE FUNCTION app.eq(app.mood, app.mood) RETURNS bool LANGUAGE sql IMMUTABLE "
        + "AS 'SELECT $1::text = $2::text'",
    "CREATE FUNCTION app.cmp(app.mood, app.mood) RETURNS int LANGUAGE sql IMMUTABLE "
        + "AS 'SELECT 0'",
    "CREATE OPERATOR app.=== (leftarg = app.mood, rightarg = app.mood, function = "
        + "app.eq, commutator = OPERATOR(app.===))",
    "CREATE OPERATOR FAMILY app.fam USING btree",
    "CREATE OPERATOR CLASS app.cls FOR TYPE app.mood USING btree FAMILY app.fam AS "
        + "OPERATOR 3 app.===, FUNCTION 1 app.cmp(app.mood, app.mood)",
    "CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler",
    "CREATE CONVERSION app.conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
    "CREATE TEXT SEARCH DICTIONARY app.dict (template = simple)",
    "CREATE TEXT SEARCH CONFIGURATION app.cfg (copy = english)",
    "CREATE TEXT SEARCH TEMPLATE app.tmpl (lexize = dsimple_lexize)",
    "CREATE TEXT SEARCH PARSER app.prs (start = prsd_start, gettoken = "
        + "prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype)",
    "CREATE LANGUAGE mylang HANDLER plpgsql_call_handler",
    "CREATE TABLE app.\"odd $x$ \"\"n'ä\" (\"A b\" int)",
    "SELECT lo_create(0)"
  };

  private TestDatabase database;
  private Connection connection;
  private List<String> before;

  /** An empty database on the server under test. */
  protected TestDatabase freshDatabase() {
    return TestPostgres.freshDatabase();
  }

  @BeforeAll
  void open() throws SQLException {
    database = freshDatabase();
    database.execute(DDL);
    connection = database.dataSource().getConnection();
    connection.setAutoCommit(false);
    before = lines(connection);
  }

  @AfterEach
  void undo() throws SQLException {
    connection.rollback();
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
    database.close();
  }

  private static List<String> lines(Connection connection) throws SQLException {
    return PostgresCatalog.readObjects(connection, SchemaName.DEFAULT).lines();
  }

  private List<String> linesAfter(String change) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(change);
    }
    return lines(connection);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER SCHEMA app OWNER TO pg_monitor",
        "GRANT USAGE ON SCHEMA app TO PUBLIC",
        "COMMENT ON SCHEMA app IS 'x'",
        "ALTER TABLE app.c SET (fillfactor = 70)",
        "ALTER TABLE app.c SET (toast.autovacuum_enabled = true)",
        "ALTER SEQUENCE app.s SET UNLOGGED",
        "ALTER TABLE app.c SET TABLESPACE pg_default, ALTER name SET STORAGE MAIN",
        "ALTER TABLE app.c FORCE ROW LEVEL SECURITY",
        "ALTER TABLE app.c REPLICA IDENTITY FULL",
        "ALTER TABLE app.c REPLICA IDENTITY USING INDEX c_pkey",
        "ALTER TABLE app.c CLUSTER ON c_pkey",
        "ALTER TABLE app.typed NOT OF",
        "ALTER TABLE app.parts DETACH PARTITION app.part",
        "ALTER TABLE app.child NO INHERIT app.c",
        "ALTER TABLE app.c OWNER TO pg_monitor",
        "GRANT SELECT ON app.c TO pg_monitor",
        "GRANT SELECT (id) ON app.c TO pg_monitor",
        "COMMENT ON TABLE app.c IS 'x'",
        "COMMENT ON COLUMN app.c.id IS 'x'",
        "ALTER TABLE app.c RENAME TO c2",
        "ALTER TABLE app.c SET SCHEMA public",
        "ALTER TABLE app.d ALTER c SET DEFAULT 5",
        "ALTER TABLE app.d ALTER c TYPE bigint",
        "ALTER TABLE app.d ALTER c SET NOT NULL",
        "ALTER TABLE app.c ALTER name SET STATISTICS 77",
        "ALTER TABLE app.c ALTER name SET (n_distinct = 5)",
        "ALTER TABLE app.c ALTER name SET COMPRESSION pglz",
        "ALTER TABLE app.c ALTER u SET NOT NULL",
        "ALTER TABLE app.d ADD note text COLLATE \"C\"",
        "ALTER TABLE app.c ALTER id SET GENERATED BY DEFAULT",
        "ALTER TABLE app.c ALTER id SET INCREMENT BY 7",
        "ALTER TABLE app.c ALTER g DROP EXPRESSION",
        "ALTER TABLE app.c RENAME CONSTRAINT c_n_check TO positive",
        "ALTER TABLE app.d ALTER CONSTRAINT to_c DEFERRABLE INITIALLY DEFERRED",
        "ALTER TABLE app.d DROP CONSTRAINT no_overlap",
        "ALTER TABLE app.d ADD CHECK (c > 0) NOT VALID",
        "COMMENT ON CONSTRAINT to_c ON app.d IS 'x'",
        "ALTER INDEX app.ex SET (fillfactor = 50)",
        "ALTER INDEX app.ex ALTER COLUMN 1 SET STATISTICS 55",
        "COMMENT ON INDEX app.ex IS 'x'",
        "ALTER INDEX app.ex RENAME TO ex2",
        "ALTER VIEW app.v SET (check_option = local)",
        "ALTER VIEW app.v RESET (security_barrier)",
        "ALTER VIEW app.v ALTER name SET DEFAULT 'x'",
        "ALTER VIEW app.v OWNER TO pg_monitor",
        "CREATE OR REPLACE VIEW app.v AS SELECT id, name FROM app.c",
        "REFRESH MATERIALIZED VIEW app.mv WITH NO DATA",
        "COMMENT ON RULE r ON app.v IS 'x'",
        "CREATE OR REPLACE RULE r AS ON INSERT TO app.v DO INSTEAD SELECT 1",
        "ALTER FUNCTION app.f(int) COST 5",
        "ALTER FUNCTION app.f(int) LEAKPROOF",
        "ALTER FUNCTION app.f(int) SET search_path = app",
        "ALTER FUNCTION app.f(int) OWNER TO pg_monitor",
        "REVOKE EXECUTE ON FUNCTION app.f(int) FROM PUBLIC",
        "COMMENT ON PROCEDURE app.p() IS 'x'",
        "ALTER FUNCTION app.f(int) DEPENDS ON EXTENSION hstore",
        "ALTER TABLE app.c ENABLE ALWAYS TRIGGER touch",
        "COMMENT ON TRIGGER touch ON app.c IS 'x'",
        "ALTER POLICY own ON app.c TO pg_monitor",
        "COMMENT ON POLICY own ON app.c IS 'x'",
        "ALTER SEQUENCE app.s CYCLE",
        "ALTER SEQUENCE app.s OWNED BY app.d.c",
        "ALTER SEQUENCE app.s AS int",
        "ALTER STATISTICS app.st SET STATISTICS 5",
        "COMMENT ON STATISTICS app.st IS 'x'",
        "DROP AGGREGATE app.total (int)",
        "COMMENT ON AGGREGATE app.total (int) IS 'x'",
        "CREATE OR REPLACE AGGREGATE app.total (int) (sfunc = int4pl, stype = int, "
            + "initcond = '1')",
        "CREATE OR REPLACE AGGREGATE app.total (int) (sfunc = int4pl, stype = int, "
            + "initcond = '0', msfunc = int4pl, minvfunc = int4mi, mstype = int, minitcond = "
            + "'0')",
        "CREATE OR REPLACE AGGREGATE app.total (int) (sfunc = int4pl, stype = int, "
            + "initcond = '0', parallel = safe)",
        "ALTER EVENT TRIGGER et DISABLE",
        "COMMENT ON EVENT TRIGGER et IS 'x'",
        "ALTER PUBLICATION pa SET (publish = 'insert')",
        "ALTER PUBLICATION pa SET TABLE app.c (id, name) WHERE (id > 4)",
        "ALTER PUBLICATION pa SET TABLE app.c",
        "ALTER PUBLICATION pb SET TABLES IN SCHEMA public",
        "COMMENT ON PUBLICATION pa IS 'x'",
        "COMMENT ON COLLATION app.german IS 'x'",
        "ALTER COLLATION app.german OWNER TO pg_monitor",
        "COMMENT ON CAST (app.mood AS int) IS 'x'",
        "DROP CAST (app.mood AS int)",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA app REVOKE SELECT ON TABLES FROM PUBLIC",
        "ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO PUBLIC",
        "ALTER TYPE app.mood RENAME VALUE 'ok' TO 'fine'",
        "ALTER DOMAIN app.short DROP DEFAULT",
        "ALTER DOMAIN app.short DROP CONSTRAINT len",
        "ALTER DOMAIN app.short SET NOT NULL",
        "ALTER TYPE app.pair ALTER ATTRIBUTE b TYPE varchar(5) CASCADE",
        "COMMENT ON TYPE app.span IS 'x'",
        "ALTER TYPE app.spans RENAME TO many",
        "REVOKE USAGE ON TYPE app.mood FROM PUBLIC",
        "CREATE TYPE app.shell",
        "ALTER EXTENSION hstore SET SCHEMA app",
        "COMMENT ON EXTENSION hstore IS 'x'",
        "ALTER EXTENSION hstore ADD FUNCTION app.f(int)",
        "ALTER SERVER far OPTIONS (SET host 'i')",
        "ALTER SERVER far OPTIONS (DROP password)",
        "COMMENT ON SERVER far IS 'x'",
        "COMMENT ON FOREIGN DATA WRAPPER w IS 'x'",
        "GRANT USAGE ON FOREIGN SERVER far TO pg_monitor",
        "CREATE USER MAPPING FOR PUBLIC SERVER far",
        "ALTER FOREIGN TABLE app.remote ALTER x OPTIONS (SET a 'z')",
        "ALTER OPERATOR app.=== (app.mood, app.mood) SET (RESTRICT = eqsel)",
        "COMMENT ON OPERATOR app.=== (app.mood, app.mood) IS 'x'",
        "ALTER OPERATOR FAMILY app.fam USING btree ADD FUNCTION 1 (int, int8) "
            + "btint48cmp(int, int8)",
        "DROP OPERATOR CLASS app.cls USING btree",
        "ALTER OPERATOR CLASS app.cls USING btree OWNER TO pg_monitor",
        "COMMENT ON ACCESS METHOD heap2 IS 'x'",
        "DROP ACCESS METHOD heap2",
        "ALTER CONVERSION app.conv RENAME TO conv2",
        "ALTER TEXT SEARCH DICTIONARY app.dict (stopwords = english)",
        "ALTER TEXT SEARCH CONFIGURATION app.cfg ALTER MAPPING FOR word WITH app.dict",
        "DROP TEXT SEARCH TEMPLATE app.tmpl",
        "COMMENT ON TEXT SEARCH PARSER app.prs IS 'x'",
        "ALTER LANGUAGE mylang OWNER TO pg_monitor",
        "GRANT USAGE ON LANGUAGE plpgsql TO pg_monitor",
        "GRANT EXECUTE ON FUNCTION pg_read_file(text) TO pg_monitor",
        "GRANT EXECUTE ON FUNCTION hstore(text, text) TO pg_monitor",
        "GRANT SELECT ON information_schema.tables TO pg_monitor",
        "REVOKE SELECT ON pg_catalog.pg_class FROM PUBLIC",
        "SELECT lo_create(0)",
        "CREATE SUBSCRIPTION sub CONNECTION 'host=x password=y' PUBLICATION a WITH "
            + "(connect = false, slot_name = NONE)"
      })
  void a_changed_property_is_seen(String change) throws SQLException {
    TouchedCatalogs earlier = TouchedCatalogs.read(connection);
    assertThat(linesAfter(change)).isNotEqualTo(before);
    SortedSet<String> touched = TouchedCatalogs.read(connection).since(earlier);
    assertThat(touched).isNotEmpty();
    assertThat(TouchedCatalogs.unread(touched))
        .isSubsetOf(
            "pg_largeobject_metadata",
            "pg_replication_origin",
            "pg_subscription",
            "pg_user_mapping");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ANALYZE",
        "INSERT INTO app.c (name, u) SELECT n::text, n FROM generate_series(1, 100) n",
        "UPDATE ONLY app.c SET name = 'x'",
        "DELETE FROM ONLY app.c",
        "TRUNCATE app.c, app.d",
        "SELECT nextval('app.s')",
        "SELECT setval('app.s', 40)",
        "ALTER SEQUENCE app.s RESTART WITH 7",
        "REFRESH MATERIALIZED VIEW app.mv",
        "REINDEX TABLE app.c",
        "CREATE TEMPORARY TABLE gone (x int)",
        "CREATE OR REPLACE FUNCTION app.f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1'",
        "GRANT USAGE ON TYPE app.mood TO PUBLIC",
        "COMMENT ON TABLE app.c IS NULL",
        "ALTER TABLE app.c ALTER name SET STORAGE EXTENDED",
        "SET LOCAL search_path = app, public",
        "SET LOCAL quote_all_identifiers = off"
      })
  void what_is_no_change_of_a_definition_is_not(String change) throws SQLException {
    assertThat(linesAfter(change)).isEqualTo(before);
  }

  @Test
  void the_same_statements_give_the_same_lines_in_another_database() throws SQLException {
    try (TestDatabase other = freshDatabase()) {
      other.execute("CREATE TABLE shifts_every_oid (x int)", "DROP TABLE shifts_every_oid");
      other.execute(DDL);
      try (Connection there = other.dataSource().getConnection()) {
        there.setAutoCommit(false);
        assertThat(lines(there)).isEqualTo(before);
      }
    }
  }

  @Test
  void no_line_has_an_identity_or_a_secret_of_this_database_in_it() throws SQLException {
    try (Statement statement = connection.createStatement();
        var oids = statement.executeQuery("SELECT oid::text FROM pg_class WHERE oid >= 16384")) {
      while (oids.next()) {
        String oid = oids.getString(1);
        assertThat(before).noneMatch(line -> line.contains(oid));
      }
    }
    assertThat(before).noneMatch(line -> line.contains("password="));
  }

  @Test
  void a_sequence_s_state_is_read_apart() throws SQLException {
    Catalog catalog = PostgresCatalog.read(connection, SchemaName.DEFAULT);
    assertThat(state(catalog)).isEqualTo("1 false");
    linesAfter("SELECT nextval('app.s')");
    assertThat(state(catalog)).isEqualTo("1 true");
    linesAfter("SELECT setval('app.s', 1, false)");
    assertThat(SequenceStates.read(connection, catalog))
        .extracting(CatalogObject::ident)
        .containsExactly("app.c_id_seq", "app.s");
  }

  private String state(Catalog catalog) throws SQLException {
    return SequenceStates.read(connection, catalog).stream()
        .filter(state -> state.ident().equals("app.s"))
        .map(state -> state.require("last_value") + " " + state.require("is_called"))
        .findFirst()
        .orElseThrow();
  }
}
