package dev.oneledger.jdbc.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.testkit.H2Database;
import dev.oneledger.jdbc.testkit.TestH2;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2CatalogTest {
  private static final String[] DDL = {
    "CREATE SCHEMA more",
    "CREATE DOMAIN short AS VARCHAR(20) DEFAULT 'x' CHECK (LENGTH(VALUE) < 10)",
    "CREATE SEQUENCE numbers START WITH 5",
    "CREATE TABLE a (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mood ENUM('sad', 'happy'),"
        + " name VARCHAR(10) DEFAULT 'a' NOT NULL, size INT GENERATED ALWAYS AS (LENGTH(name)),"
        + " s short, many INT ARRAY, CONSTRAINT named UNIQUE (name, id), CHECK (name <> ''))",
    "CREATE TABLE more.b (x INT PRIMARY KEY, a INT, y VARCHAR(10),"
        + " CONSTRAINT to_a FOREIGN KEY (a) REFERENCES PUBLIC.a ON DELETE CASCADE,"
        + " CONSTRAINT to_named FOREIGN KEY (y, a) REFERENCES PUBLIC.a (name, id))",
    "CREATE INDEX by_name ON a (name DESC, mood)",
    "CREATE VIEW v AS SELECT id, name FROM a WHERE id > 1",
    "CREATE ALIAS twice FOR 'java.lang.Math.abs(int)'",
    "CREATE CONSTANT one VALUE 1",
    "CREATE TABLE c (x INT)",
    "CREATE SYNONYM also FOR c",
    "CREATE TABLE \"odd \"\"name\"\".x\" (\"ä b\" INT)",
    "COMMENT ON COLUMN a.name IS 'two'"
  };

  private H2Database database;

  @BeforeEach
  void open() {
    database = TestH2.freshDatabase();
    database.execute(DDL);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private static List<String> lines(H2Database database) {
    try (Connection connection = database.dataSource().getConnection()) {
      return DatabaseCatalog.read(connection, SchemaName.DEFAULT).lines();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void the_same_statements_give_the_same_lines_in_another_database() {
    try (H2Database other = TestH2.freshDatabase()) {
      other.execute(DDL);
      assertThat(lines(other)).isEqualTo(lines(database));
    }
  }

  @Test
  void every_kind_has_its_lines() {
    assertThat(lines(database))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .contains(
            "column",
            "constant",
            "constraint",
            "domain",
            "index",
            "relation",
            "routine",
            "schema",
            "sequence",
            "synonym")
        .noneMatch(kind -> kind.isEmpty());
    assertThat(lines(database))
        .anyMatch(line -> line.startsWith("column \"PUBLIC\".\"odd \"\"name\"\".x\".\"ä b\" "))
        .anyMatch(line -> line.contains("\"referenced_columns\":\"\\\"NAME\\\", \\\"ID\\\"\""))
        .anyMatch(line -> line.contains("ENUM('sad', 'happy')"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE a ADD COLUMN phone VARCHAR",
        "ALTER TABLE a ALTER COLUMN name DROP DEFAULT",
        "ALTER TABLE a ALTER COLUMN name VARCHAR(20)",
        "ALTER TABLE a ALTER COLUMN name SET NULL",
        "ALTER TABLE a ALTER COLUMN mood ENUM('sad', 'happy', 'calm')",
        "ALTER TABLE a ALTER COLUMN id SET INCREMENT BY 5",
        "ALTER TABLE more.b DROP CONSTRAINT to_named",
        "ALTER TABLE more.b DROP CONSTRAINT to_a",
        "DROP INDEX by_name",
        "CREATE OR REPLACE VIEW v AS SELECT id FROM a",
        "ALTER SEQUENCE numbers INCREMENT BY 2",
        "ALTER DOMAIN short SET DEFAULT 'y'",
        "CREATE DOMAIN longer AS VARCHAR(90)",
        "DROP ALIAS twice",
        "DROP CONSTANT one",
        "DROP SYNONYM also",
        "CREATE SCHEMA another",
        "COMMENT ON COLUMN a.name IS 'three'"
      })
  void a_changed_object_changes_the_lines(String change) {
    List<String> before = lines(database);
    database.execute(change);
    assertThat(lines(database)).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO a (name) VALUES ('b')",
        "SELECT NEXT VALUE FOR numbers",
        "ANALYZE",
        "CREATE LOCAL TEMPORARY TABLE gone (x INT)"
      })
  void what_is_no_definition_leaves_the_lines(String change) {
    List<String> before = lines(database);
    database.execute(change);
    assertThat(lines(database)).isEqualTo(before);
  }

  @Test
  void the_ledger_s_own_tables_are_left_out() {
    List<String> before = lines(database);
    database.execute(
        "CREATE SCHEMA \"oneledger\"",
        "CREATE TABLE \"oneledger\".\"journal\" (\"app\" INT PRIMARY KEY CHECK (\"app\" > 0))");
    assertThat(lines(database)).isEqualTo(before);
    database.execute("CREATE TABLE \"oneledger\".stranger (x INT)");
    assertThat(lines(database))
        .anyMatch(line -> line.startsWith("relation \"oneledger\".\"STRANGER\" "))
        .anyMatch(line -> line.startsWith("schema \"oneledger\" "))
        .noneMatch(line -> line.contains("journal"));
  }
}
