package dev.oneledger.jdbc.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TouchedCatalogsTest {
  private static final String[] DDL = {
    "CREATE TYPE mood AS ENUM ('sad', 'happy')",
    "CREATE TABLE t (x int PRIMARY KEY, y text, m mood)",
    "CREATE FUNCTION number(mood) RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE FOREIGN DATA WRAPPER w",
    "CREATE SERVER far FOREIGN DATA WRAPPER w",
    "CREATE USER MAPPING FOR PUBLIC SERVER far OPTIONS (user 'a')"
  };

  private TestDatabase database;
  private Connection connection;

  /** An empty database on the server under test. */
  TestDatabase freshDatabase() {
    return TestPostgres.freshDatabase();
  }

  @BeforeAll
  void open() throws SQLException {
    database = freshDatabase();
    database.execute(DDL);
    connection = database.dataSource().getConnection();
    connection.setAutoCommit(false);
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

  private Set<String> touchedBy(String... statements) throws SQLException {
    TouchedCatalogs before = TouchedCatalogs.read(connection);
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return TouchedCatalogs.read(connection).since(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE ROLE ol_touched                                     | pg_authid
          DO $$ BEGIN EXECUTE 'CREATE ROLE ol_touched'; END $$       | pg_authid
          GRANT pg_monitor TO pg_read_all_data                       | pg_auth_members
          DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = 5000', current_database()); END $$ | pg_db_role_setting
          ALTER ROLE CURRENT_USER SET work_mem = '5MB'               | pg_db_role_setting
          DO $$ BEGIN EXECUTE format('COMMENT ON DATABASE %I IS $x$a$x$', current_database()); END $$ | pg_shdescription
          GRANT SET ON PARAMETER work_mem TO pg_monitor              | pg_parameter_acl
          CREATE USER MAPPING FOR CURRENT_USER SERVER far            | pg_user_mapping
          ALTER USER MAPPING FOR PUBLIC SERVER far OPTIONS (SET user 'b') | pg_user_mapping
          CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p WITH (connect = false) | pg_subscription
          SELECT lo_from_bytea(0, 'a')                               | pg_largeobject
          SELECT lo_create(0)                                        | pg_largeobject_metadata
          INSERT INTO pg_tablespace SELECT 1, 'ol_touched', spcowner, spcacl, spcoptions FROM pg_tablespace LIMIT 1 | pg_tablespace
          SELECT pg_replication_origin_create('ol_touched')          | pg_replication_origin
          """)
  void a_catalog_that_is_not_read_is_named(String statement, String catalog) throws SQLException {
    assertThat(TouchedCatalogs.unread(touchedBy(statement))).contains(catalog);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE u (id serial PRIMARY KEY, m mood, CHECK (id > 0))",
        "ALTER TABLE t ADD COLUMN z text DEFAULT 'a'",
        "INSERT INTO t SELECT n, n::text FROM generate_series(1, 500) n",
        "INSERT INTO t SELECT n, repeat(md5(n::text), 900) FROM generate_series(1, 9) n",
        "ANALYZE t",
        "GRANT SELECT ON t TO PUBLIC",
        "COMMENT ON TABLE t IS 'a'",
        "CREATE EXTENSION btree_gist",
        "CREATE CAST (mood AS int) WITH FUNCTION number(mood)",
        "CREATE OPERATOR CLASS c FOR TYPE int USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(int)",
        "CREATE AGGREGATE total (int) (sfunc = int4pl, stype = int)",
        "CREATE TEXT SEARCH CONFIGURATION words (COPY = english)",
        "CREATE TEMPORARY TABLE gone (x int)",
        "CREATE STATISTICS both_columns ON x, y FROM t",
        "ALTER SERVER far OPTIONS (host 'a')",
        "TRUNCATE t",
        "SELECT 1"
      })
  void what_is_read_or_only_follows_is_not(String statement) throws SQLException {
    assertThat(TouchedCatalogs.unread(touchedBy(statement))).isEmpty();
  }

  @Test
  void only_what_was_written_between_the_two_readings_counts() throws SQLException {
    assertThat(touchedBy("CREATE TABLE u (id int)")).contains("pg_class", "pg_attribute");
    assertThat(touchedBy("COMMENT ON TABLE t IS 'a'")).containsExactly("pg_description");
    assertThat(touchedBy("SELECT 1")).isEmpty();
  }

  @Test
  void a_catalog_that_nobody_knows_here_is_not_read() {
    assertThat(TouchedCatalogs.unread(Set.of("pg_class", "pg_depend", "pg_novelty")))
        .containsExactly("pg_novelty");
  }

  @Test
  void every_catalog_of_this_server_is_read_or_left_out_on_purpose() {
    assertThat(
            TouchedCatalogs.unread(
                Arrays.asList(
                    database
                        .query(
                            "SELECT relname FROM pg_class WHERE relkind = 'r'"
                                + " AND relnamespace = 'pg_catalog'::regnamespace")
                        .toArray(String[]::new))))
        .containsExactly(
            "pg_auth_members",
            "pg_authid",
            "pg_database",
            "pg_db_role_setting",
            "pg_largeobject",
            "pg_largeobject_metadata",
            "pg_parameter_acl",
            "pg_replication_origin",
            "pg_shdescription",
            "pg_shseclabel",
            "pg_subscription",
            "pg_subscription_rel",
            "pg_tablespace",
            "pg_user_mapping");
  }
}
