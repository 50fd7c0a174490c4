package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.EntryKind;
import dev.oneledger.MigrationFailedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndedRunsOnMariaDbTest extends EndedRunsSuite {
  @Override
  TargetFixture fixture() {
    return new MariaDbFixture();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE made (id int)",
        "ALTER TABLE base ADD COLUMN more int",
        "ALTER TABLE base DROP COLUMN note, ADD COLUMN other int",
        "ALTER TABLE base RENAME TO renamed",
        "RENAME TABLE base TO renamed",
        "CREATE VIEW made AS SELECT id FROM base",
        "CREATE INDEX made ON base (note)",
        "CREATE PROCEDURE made() SELECT 1",
        "CREATE FUNCTION made() RETURNS int RETURN 1",
        "CREATE TRIGGER made BEFORE INSERT ON base FOR EACH ROW SET NEW.note = 'x'",
        "CREATE EVENT made ON SCHEDULE EVERY 1 YEAR DO DELETE FROM base",
        "CREATE SEQUENCE made",
        "DROP TABLE base"
      })
  void a_change_of_one_object_runs_once(String statement) {
    runsOnce(List.of(), statement);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE VIEW there AS SELECT id FROM base | DROP VIEW there",
        "CREATE VIEW there AS SELECT id FROM base | ALTER VIEW there AS SELECT note FROM base",
        "CREATE INDEX there ON base (note) | DROP INDEX there ON base",
        "CREATE PROCEDURE there() SELECT 1 | DROP PROCEDURE there",
        "CREATE FUNCTION there() RETURNS int RETURN 1 | DROP FUNCTION there",
        "CREATE TRIGGER there BEFORE INSERT ON base FOR EACH ROW SET NEW.note = 'x' | DROP TRIGGER"
            + " there",
        "CREATE EVENT there ON SCHEDULE EVERY 1 YEAR DO DELETE FROM base | ALTER EVENT there RENAME"
            + " TO gone",
        "CREATE SEQUENCE there | DROP SEQUENCE there",
        "CREATE TABLE there (id int) | DROP TABLE base, there",
        "CREATE TABLE there (id int) | RENAME TABLE base TO a, there TO base"
      })
  void a_change_of_what_is_there_runs_once(String before, String statement) {
    boolean seen = !statement.startsWith("ALTER VIEW");
    if (seen) {
      runsOnce(List.of(before), statement);
    } else {
      database.execute(before);
      endsAfter(statement);
      assertThat(applied()).containsExactly("002_change");
    }
  }

  @Test
  void a_database_is_made_once() {
    String name = "ol_made_" + System.nanoTime();
    try {
      runsOnce(List.of("DROP DATABASE IF EXISTS " + name), "CREATE DATABASE " + name);
      runsOnce(List.of("CREATE DATABASE IF NOT EXISTS " + name), "DROP DATABASE " + name);
    } finally {
      database.execute("DROP DATABASE IF EXISTS " + name);
    }
  }

  @Test
  void rows_that_are_added_meanwhile_do_not_look_like_a_changed_definition() {
    database.execute("CREATE TABLE counted (id int AUTO_INCREMENT PRIMARY KEY)");
    endsBefore("ALTER TABLE counted ADD COLUMN more int");
    database.execute("INSERT INTO counted VALUES (NULL), (NULL)");

    assertThat(applied()).containsExactly("002_change");
    assertThat(database.query("SELECT more FROM counted")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CALL add_note('7')",
        "BEGIN NOT ATOMIC INSERT INTO base VALUES (7, 'x'); END",
        "EXECUTE IMMEDIATE 'INSERT INTO base VALUES (7, 1)'",
        "CREATE TABLE made AS SELECT id FROM base",
        "CREATE OR REPLACE TABLE other (id int)",
        "ALTER TABLE parted TRUNCATE PARTITION a",
        "ALTER SEQUENCE counting RESTART 5",
        "REVOKE SELECT ON base FROM PUBLIC",
        "INSERT INTO unsafe VALUES (1)",
        "TRUNCATE TABLE base"
      })
  void what_nothing_shows_is_in_doubt(String statement) {
    database.execute(
        "INSERT INTO base VALUES (1, 'old')",
        "CREATE PROCEDURE add_note(added int) INSERT INTO base VALUES (added, 'x')",
        "CREATE TABLE other (id int)",
        "CREATE TABLE unsafe (id int) ENGINE = MyISAM",
        "CREATE SEQUENCE counting",
        "GRANT SELECT ON base TO PUBLIC",
        "CREATE TABLE parted (id int) PARTITION BY RANGE (id) (PARTITION a VALUES LESS THAN (5),"
            + " PARTITION b VALUES LESS THAN (9))");
    if (statement.startsWith("TRUNCATE")) {
      endsBefore(statement);
      assertInDoubt();
    } else {
      isInDoubt(statement);
    }
  }

  private void assertInDoubt() {
    assertThatThrownBy(this::sync).hasMessageContaining("D013");
    assertThat(database.query("SELECT id FROM base")).containsExactly("1");
  }

  @Test
  void a_table_that_is_empty_need_not_be_emptied_again() {
    database.execute("INSERT INTO base VALUES (1, 'old')");
    endsAfter("TRUNCATE TABLE base");

    assertThat(applied()).containsExactly("002_change");
  }

  @Test
  void of_several_objects_some_of_which_changed_nothing_is_concluded() {
    database.execute("CREATE TABLE there (id int)");
    endsBefore("DROP TABLE there, base");
    database.execute("DROP TABLE there");

    assertThatThrownBy(this::sync).hasMessageContaining("D013");
    assertThat(database.query("SELECT id FROM base")).isEmpty();
  }

  @Test
  void a_failure_that_the_catalog_shows_to_have_left_nothing_is_no_doubt() {
    database.execute("INSERT INTO base VALUES (1, 'x'), (2, 'x')");
    file("002_change", "CREATE TABLE made (UNIQUE (note)) AS SELECT note FROM base");

    assertThatThrownBy(this::sync).isInstanceOf(MigrationFailedException.class);
    assertThat(last().kind()).isEqualTo(EntryKind.FAILED);

    file("002_change", "CREATE TABLE made AS SELECT note FROM base");
    assertThat(applied()).containsExactly("002_change");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE IF NOT EXISTS made (id int)",
        "CREATE OR REPLACE VIEW made AS SELECT id FROM base",
        "CREATE OR REPLACE PROCEDURE made() SELECT 1",
        "ALTER TABLE base ADD COLUMN IF NOT EXISTS more int",
        "DROP TABLE IF EXISTS a, b, c",
        "GRANT SELECT ON base TO PUBLIC",
        "ANALYZE TABLE base",
        "ALTER TABLE base ENGINE = InnoDB",
        "SET GLOBAL max_connections = 151"
      })
  void what_is_harmless_runs_again(String statement) {
    endsAfter(statement);

    assertThat(applied()).containsExactly("002_change");
  }
}
