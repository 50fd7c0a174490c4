package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogSnapshotTest {
  private static final String[] DDL = {
    "CREATE TYPE mood AS ENUM ('sad', 'happy')",
    "CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%')",
    "CREATE TYPE span AS RANGE (subtype = int4)",
    "CREATE TABLE customers (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL,"
        + " mail email, feeling mood DEFAULT 'sad', CONSTRAINT named CHECK (name <> ''))",
    "CREATE TABLE orders (id bigserial, customer int REFERENCES customers, at date) PARTITION BY"
        + " RANGE (at)",
    "CREATE TABLE orders_1 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
    "CREATE INDEX by_name ON customers (lower(name)) WHERE id > 0",
    "CREATE VIEW happy AS SELECT id FROM customers WHERE feeling = 'happy'",
    "CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM customers",
    "CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql AS 'SELECT $1 * 2'",
    "CREATE AGGREGATE total (int) (sfunc = int4pl, stype = int, initcond = '0')",
    "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE TRIGGER touched BEFORE UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION touch()",
    "CREATE RULE quiet AS ON DELETE TO customers DO INSTEAD NOTHING",
    "ALTER TABLE customers ENABLE ROW LEVEL SECURITY",
    "CREATE POLICY own ON customers USING (name = current_user)",
    "CREATE STATISTICS s ON id, name FROM customers",
    "CREATE COLLATION german (provider = icu, locale = 'de')",
    "CREATE PUBLICATION p FOR TABLE customers (id, name)",
    "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC",
    "CREATE FOREIGN DATA WRAPPER w",
    "CREATE SERVER far VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (host 'a')",
    "CREATE FOREIGN TABLE remote (x int OPTIONS (name 'a')) SERVER far OPTIONS (name 'a')",
    "COMMENT ON COLUMN customers.name IS 'two\nlines'"
  };

  private TestDatabase database;

  /** An empty database on the server under test. */
  TestDatabase freshDatabase() {
    return TestPostgres.freshDatabase();
  }

  @BeforeEach
  void open() {
    database = freshDatabase();
    database.execute(DDL);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private Fingerprint fingerprint() {
    return CatalogSnapshot.of(database.dataSource()).fingerprint();
  }

  @Test
  void the_same_statements_give_the_same_fingerprint_in_another_database() {
    try (TestDatabase other = freshDatabase()) {
      other.execute("CREATE TABLE shifts_every_oid (x int)", "DROP TABLE shifts_every_oid");
      other.execute(DDL);
      CatalogSnapshot here = CatalogSnapshot.of(database.dataSource());
      CatalogSnapshot there = CatalogSnapshot.of(other.dataSource());
      assertThat(there.lines()).isEqualTo(here.lines());
      assertThat(there.fingerprint()).isEqualTo(here.fingerprint());
      assertThat(here.fingerprint().isComparableWith(there.fingerprint())).isTrue();
    }
  }

  @Test
  void the_database_s_collation_does_not_change_the_fingerprint() {
    String one = database.name();
    List<String> roles = List.of(one + "1", one + "_");
    roles.forEach(role -> database.execute("CREATE ROLE " + role));
    try {
      assertThat(inCollation("LOCALE_PROVIDER icu ICU_LOCALE 'en'", roles))
          .isEqualTo(inCollation("LOCALE 'C'", roles));
    } finally {
      roles.forEach(role -> database.execute("DROP ROLE " + role));
    }
  }

  private List<String> inCollation(String collation, List<String> roles) {
    String name = database.name() + "_other";
    database.execute("CREATE DATABASE " + name + " TEMPLATE template0 " + collation);
    try {
      var other = database.pgDataSource();
      other.setDatabaseName(name);
      try (Connection connection = other.getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE TABLE t (\"B\" int, a int)");
        statement.execute("GRANT SELECT ON t TO " + String.join(", ", roles));
        statement.execute("CREATE POLICY p ON t TO " + String.join(", ", roles));
        statement.execute("CREATE PUBLICATION pub FOR TABLE t (a, \"B\")");
      }
      return CatalogSnapshot.of(other).lines();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    } finally {
      database.execute("DROP DATABASE " + name + " WITH (FORCE)");
    }
  }

  @Test
  void every_kind_of_object_has_its_lines() {
    assertThat(
            CatalogSnapshot.of(database.dataSource()).lines().stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .distinct())
        .containsExactly(
            "collation",
            "column",
            "constraint",
            "defacl",
            "extension",
            "foreigntable",
            "function",
            "index",
            "policy",
            "publication",
            "relation",
            "rule",
            "schema",
            "sequence",
            "server",
            "statistics",
            "trigger",
            "type",
            "wrapper");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP INDEX by_name",
        "ALTER INDEX by_name RENAME TO by_lower_name",
        "ALTER TABLE customers ADD COLUMN phone text",
        "ALTER TABLE customers ALTER COLUMN name DROP NOT NULL",
        "ALTER TABLE customers ALTER COLUMN feeling SET DEFAULT 'happy'",
        "ALTER POLICY own ON customers USING (true)",
        "ALTER POLICY own ON customers TO postgres",
        "ALTER TABLE customers DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE customers DISABLE TRIGGER touched",
        "CREATE OR REPLACE FUNCTION twice(int) RETURNS int LANGUAGE sql AS 'SELECT $1 + $1'",
        "ALTER TYPE mood ADD VALUE 'calm'",
        "ALTER DOMAIN email SET NOT NULL",
        "GRANT SELECT ON customers TO PUBLIC",
        "COMMENT ON COLUMN customers.name IS NULL",
        "CREATE OR REPLACE VIEW happy AS SELECT id FROM customers",
        "ALTER TABLE orders DETACH PARTITION orders_1",
        "ALTER PUBLICATION p SET TABLE customers (id)",
        "CREATE SCHEMA more",
        "ALTER TABLE customers DISABLE TRIGGER ALL",
        "ALTER TABLE orders_1 DISABLE TRIGGER ALL",
        "ALTER FOREIGN DATA WRAPPER w OPTIONS (debug 'true')",
        "ALTER SERVER far OPTIONS (SET host 'b')",
        "ALTER SERVER far VERSION '2'",
        "ALTER FOREIGN TABLE remote OPTIONS (SET name 'b')",
        "ALTER FOREIGN TABLE remote ALTER COLUMN x OPTIONS (SET name 'b')"
      })
  void a_changed_object_changes_the_fingerprint(String change) {
    Fingerprint before = fingerprint();
    database.execute(change);
    assertThat(fingerprint()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO customers (name) VALUES ('a')",
        "ANALYZE",
        "SELECT nextval('orders_id_seq')",
        "CREATE TEMPORARY TABLE gone (x int)"
      })
  void what_is_no_definition_leaves_the_fingerprint(String change) {
    Fingerprint before = fingerprint();
    database.execute(change);
    assertThat(fingerprint()).isEqualTo(before);
  }

  @Test
  void the_ledger_s_own_tables_are_left_out_wherever_they_are() {
    Fingerprint before = fingerprint();
    TableCreationTest.start(database.dataSource(), "dev");
    assertThat(fingerprint()).isEqualTo(before);
    database.execute("CREATE TABLE oneledger.stranger (x int)");
    assertThat(CatalogSnapshot.of(database.dataSource()).lines())
        .anyMatch(line -> line.startsWith("relation oneledger.stranger "))
        .noneMatch(line -> line.contains("oneledger.journal"));

    database.execute("DROP SCHEMA oneledger CASCADE");
    JdbcLedgerStore.on(database.dataSource())
        .schema("public")
        .append(JournalScript.environment("dev").opened(), List.of());
    assertThat(CatalogSnapshot.of(database.dataSource(), "public").fingerprint()).isEqualTo(before);
  }

  @Test
  void a_role_that_may_read_nothing_sees_the_same() {
    String user = database.name() + "_reader";
    database.execute("CREATE ROLE " + user + " LOGIN");
    try {
      var reader = database.pgDataSource();
      reader.setUser(user);
      assertThat(CatalogSnapshot.of(reader).fingerprint()).isEqualTo(fingerprint());
    } finally {
      database.execute("DROP ROLE " + user);
    }
  }

  @Test
  void a_connection_in_a_transaction_is_refused_and_one_in_autocommit_stays_open()
      throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      assertThat(CatalogSnapshot.of(connection).fingerprint()).isEqualTo(fingerprint());
      assertThat(connection.isClosed()).isFalse();
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> CatalogSnapshot.of(connection))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("not in autocommit");
    }
  }
}
