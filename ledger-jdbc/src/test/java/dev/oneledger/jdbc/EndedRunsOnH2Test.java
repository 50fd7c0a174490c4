package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndedRunsOnH2Test extends EndedRunsSuite {
  @Override
  TargetFixture fixture() {
    return new H2Fixture();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1 | CREATE TABLE made (id int)",
        "SELECT 1 | ALTER TABLE base ADD COLUMN more int",
        "SELECT 1 | ALTER TABLE base RENAME TO renamed",
        "SELECT 1 | ALTER TABLE base ADD CONSTRAINT c UNIQUE (note)",
        "SELECT 1 | CREATE VIEW made AS SELECT id FROM base",
        "SELECT 1 | CREATE INDEX made ON base (note)",
        "SELECT 1 | CREATE SEQUENCE made",
        "SELECT 1 | CREATE SCHEMA made",
        "SELECT 1 | CREATE DOMAIN made AS int",
        "SELECT 1 | CREATE ALIAS made FOR 'java.lang.Math.abs(int)'",
        "SELECT 1 | DROP TABLE base",
        "CREATE VIEW there AS SELECT id FROM base | DROP VIEW there",
        "CREATE INDEX there ON base (note) | DROP INDEX there",
        "CREATE SEQUENCE there | DROP SEQUENCE there",
        "CREATE SCHEMA there | DROP SCHEMA there",
        "CREATE TABLE there (id int) | DROP TABLE base, there"
      })
  void a_change_of_an_object_runs_once(String before, String statement) {
    runsOnce(List.of(before), statement);
  }

  @Test
  void rows_that_are_added_meanwhile_do_not_look_like_a_changed_definition() {
    database.execute("CREATE TABLE counted (id int GENERATED ALWAYS AS IDENTITY, n int)");
    endsBefore("ALTER TABLE counted ADD COLUMN more int");
    database.execute("INSERT INTO counted (n) VALUES (1), (2)");

    assertThat(applied()).containsExactly("002_change");
    assertThat(database.query("SELECT more FROM counted")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CALL add_note('7')",
        "EXECUTE IMMEDIATE 'INSERT INTO base VALUES (7, 1)'",
        "CREATE TABLE made AS SELECT id FROM base",
        "ALTER SEQUENCE counting RESTART WITH 5"
      })
  void what_nothing_shows_is_in_doubt(String statement) {
    database.execute("CREATE SEQUENCE counting", fixture().noteProcedure());
    database.execute("ALTER TABLE base ALTER COLUMN id varchar(10)");
    if (statement.startsWith("CALL")) {
      database.execute("ALTER TABLE base DROP COLUMN note");
    }
    isInDoubt(statement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE IF NOT EXISTS made (id int)",
        "CREATE OR REPLACE VIEW made AS SELECT id FROM base",
        "ALTER TABLE base ADD COLUMN IF NOT EXISTS more int",
        "DROP TABLE IF EXISTS a, b, c",
        "COMMENT ON TABLE base IS 'x'",
        "SET CACHE_SIZE 8192"
      })
  void what_is_harmless_runs_again(String statement) {
    endsAfter(statement);

    assertThat(applied()).containsExactly("002_change");
  }
}
