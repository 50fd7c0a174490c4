package dev.oneledger.jdbc.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.CatalogSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that is used again is empty, or it is not used again. */
class EmptiedDatabasesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (id serial PRIMARY KEY, n int); INSERT INTO t (n) VALUES (1); CREATE VIEW v AS SELECT * FROM t",
        "CREATE TYPE mood AS ENUM ('sad'); CREATE DOMAIN few AS int; CREATE TYPE pair AS (a mood, b few); CREATE TYPE r AS RANGE (subtype = float8)",
        "CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION s(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE AGGREGATE total (int) (SFUNC = s, STYPE = int);"
            + " CREATE OPERATOR <<>> (LEFTARG = int, RIGHTARG = int, FUNCTION = s)",
        "CREATE SCHEMA other; CREATE TABLE other.t (x int); CREATE SCHEMA \"o'd d\"; CREATE SCHEMA oneledger",
        "CREATE TABLE m (id int) PARTITION BY RANGE (id); CREATE TABLE m1 PARTITION OF m DEFAULT; CREATE STATISTICS st ON (id + 1) FROM m1",
        "CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER et ON ddl_command_end EXECUTE FUNCTION e()",
        "CREATE PUBLICATION p FOR ALL TABLES; CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE ft (x int) SERVER s",
        "CREATE COLLATION c (provider = icu, locale = 'und'); CREATE TEXT SEARCH CONFIGURATION cfg (COPY = simple); SELECT lo_create(0)",
        "CREATE TABLE c (id int); COMMENT ON TABLE c IS 'of it'; GRANT SELECT ON c TO public; CREATE MATERIALIZED VIEW mv AS SELECT 1 AS x"
      })
  void what_a_test_made_is_gone_and_the_database_serves_the_next(String made) {
    TestDatabase first = TestPostgres.emptyDatabase();
    String name = first.name();
    CatalogSnapshot before = CatalogSnapshot.of(first.dataSource());
    first.execute(made);
    first.close();

    try (TestDatabase second = TestPostgres.emptyDatabase()) {
      assertThat(second.name()).isEqualTo(name);
      assertThat(CatalogSnapshot.of(second.dataSource())).isEqualTo(before);
      assertThat(second.query("SELECT count(*) FROM pg_largeobject_metadata")).containsExactly("0");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO public",
        "GRANT CREATE ON SCHEMA public TO public",
        "DROP SCHEMA public",
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = ''8MB''', current_database()); END $$",
        "COMMENT ON SCHEMA pg_catalog IS 'another'; COMMENT ON FUNCTION abs(int) IS NULL",
        "REVOKE EXECUTE ON FUNCTION pg_catalog.abs(int) FROM public"
      })
  void a_database_that_is_not_as_new_is_dropped(String changed) {
    TestDatabase first = TestPostgres.emptyDatabase();
    first.execute(changed);
    first.close();

    try (TestDatabase second = TestPostgres.emptyDatabase()) {
      assertThat(second.name()).isNotEqualTo(first.name());
      assertThat(
              second.query("SELECT datname FROM pg_database WHERE datname = '" + first.name() + "'"))
          .isEmpty();
    }
  }

  @Test
  void somebody_who_is_still_connected_is_cut_off() throws Exception {
    TestDatabase first = TestPostgres.emptyDatabase();
    try (var connection = first.dataSource().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("CREATE TABLE held (x int)");
      first.close();
    } catch (java.sql.SQLException cutOff) {
      assertThat(cutOff.getSQLState()).startsWith("57P");
    }
    try (TestDatabase second = TestPostgres.emptyDatabase()) {
      assertThat(second.name()).isEqualTo(first.name());
      assertThat(second.contents()).isEqualTo(List.of("schema information_schema", "schema public"));
    }
  }
}
