package dev.oneledger.jdbc.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MariaDbCatalogTest {
  private static final String[] DDL = {
    "CREATE TABLE a (id INT AUTO_INCREMENT PRIMARY KEY, mood ENUM('sad', 'happy') DEFAULT 'sad',"
        + " name VARCHAR(10) NOT NULL COLLATE utf8mb4_bin COMMENT 'two',"
        + " size INT GENERATED ALWAYS AS (length(name)) STORED, n INT CHECK (n > 0),"
        + " UNIQUE KEY named (name, id), CONSTRAINT small CHECK (n < 90)) COMMENT 'people'",
    "CREATE TABLE b (x INT, a INT, y VARCHAR(10) COLLATE utf8mb4_bin,"
        + " CONSTRAINT to_a FOREIGN KEY (a) REFERENCES a (id) ON DELETE CASCADE,"
        + " CONSTRAINT to_named FOREIGN KEY (y, a) REFERENCES a (name, id))",
    "CREATE TABLE parts (x INT) PARTITION BY RANGE (x) (PARTITION p0 VALUES LESS THAN (5))",
    "CREATE INDEX by_name ON a (name(4), mood)",
    "CREATE VIEW v AS SELECT a.id, a.name FROM a WHERE a.id > 1",
    "CREATE SEQUENCE numbers START WITH 5",
    "CREATE TRIGGER touch BEFORE UPDATE ON a FOR EACH ROW SET NEW.n = 1",
    "CREATE PROCEDURE twice(IN x INT, OUT y INT) SET y = x * 2",
    "CREATE FUNCTION twice(x INT) RETURNS INT DETERMINISTIC RETURN x * 2",
    "CREATE EVENT later ON SCHEDULE AT '2037-01-01 00:00:00' DO SELECT 1",
    "CREATE TABLE `odd ``name's` (`ä b` INT)"
  };

  private MariaDbDatabase database;

  @BeforeAll
  void open() {
    database = TestMariaDb.freshDatabase();
    database.execute(DDL);
  }

  @AfterAll
  void drop() {
    database.close();
  }

  private static List<String> lines(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return DatabaseCatalog.read(connection, SchemaName.DEFAULT).lines();
    }
  }

  private List<String> lines() throws SQLException {
    return lines(database.dataSource());
  }

  @Test
  void the_same_statements_give_the_same_lines_in_another_database() throws SQLException {
    try (MariaDbDatabase other = TestMariaDb.freshDatabase()) {
      other.execute(DDL);
      assertThat(lines(other.dataSource())).isEqualTo(lines());
    }
  }

  @Test
  void every_kind_has_its_lines() throws SQLException {
    assertThat(lines())
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .contains(
            "column",
            "constraint",
            "event",
            "index",
            "relation",
            "routine",
            "schema",
            "sequence",
            "trigger");
    assertThat(lines())
        .anyMatch(line -> line.startsWith("column `odd ``name's`.`ä b` "))
        .anyMatch(line -> line.startsWith("routine `twice` (FUNCTION) "))
        .anyMatch(line -> line.startsWith("routine `twice` (PROCEDURE) "))
        .anyMatch(line -> line.startsWith("constraint `b`.`to_a` (FOREIGN KEY) "))
        .anyMatch(line -> line.contains("\"referenced_columns\":\"`name`, `id`\""))
        .noneMatch(line -> line.contains(database.name()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTER TABLE a ADD COLUMN phone TEXT                    | ALTER TABLE a DROP COLUMN phone
          ALTER TABLE a ALTER COLUMN mood DROP DEFAULT           | ALTER TABLE a ALTER COLUMN mood SET DEFAULT 'sad'
          ALTER TABLE b ADD UNIQUE once (x)                      | ALTER TABLE b DROP INDEX once
          ALTER TABLE a DROP CONSTRAINT small                    | ALTER TABLE a ADD CONSTRAINT small CHECK (n < 90)
          ALTER TABLE b DROP FOREIGN KEY to_a                    | ALTER TABLE b ADD CONSTRAINT to_a FOREIGN KEY (a) REFERENCES a (id) ON DELETE CASCADE
          ALTER TABLE a COMMENT 'others'                         | ALTER TABLE a COMMENT 'people'
          ALTER TABLE parts ADD PARTITION (PARTITION p1 VALUES LESS THAN (9)) | ALTER TABLE parts DROP PARTITION p1
          CREATE OR REPLACE VIEW v AS SELECT a.id FROM a         | CREATE OR REPLACE VIEW v AS SELECT a.id, a.name FROM a WHERE a.id > 1
          ALTER SEQUENCE numbers INCREMENT 2                     | ALTER SEQUENCE numbers INCREMENT 1
          DROP TRIGGER touch                                     | CREATE TRIGGER touch BEFORE UPDATE ON a FOR EACH ROW SET NEW.n = 1
          DROP PROCEDURE twice                                   | CREATE PROCEDURE twice(IN x INT, OUT y INT) SET y = x * 2
          DROP EVENT later                                       | CREATE EVENT later ON SCHEDULE AT '2037-01-01 00:00:00' DO SELECT 1
          """)
  void a_changed_object_changes_the_lines_and_back(String change, String back) throws SQLException {
    List<String> before = lines();
    database.execute(change);
    assertThat(lines()).isNotEqualTo(before);
    database.execute(back);
    assertThat(lines()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO a (name, n) VALUES ('b', 1)",
        "SELECT NEXT VALUE FOR numbers",
        "ANALYZE TABLE a",
        "CREATE TEMPORARY TABLE gone (x INT)"
      })
  void what_is_no_definition_leaves_the_lines(String change) throws SQLException {
    List<String> before = lines();
    database.execute(change);
    assertThat(lines()).isEqualTo(before);
  }

  @Test
  void the_ledger_s_own_tables_are_left_out() throws SQLException {
    List<String> before = lines();
    database.execute("CREATE TABLE oneledger_journal (app INT PRIMARY KEY CHECK (app > 0))");
    try {
      assertThat(lines()).isEqualTo(before);
    } finally {
      database.execute("DROP TABLE oneledger_journal");
    }
  }

  @Test
  void a_connection_without_a_database_is_refused() {
    assertThatThrownBy(() -> lines(database.withoutDatabase()))
        .isInstanceOf(LedgerException.class)
        .hasMessage(
            "The connection has no current database, so there is no catalog to read. Name the"
                + " database in the data source's URL.");
  }
}
