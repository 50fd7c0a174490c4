package dev.oneledger.reliability.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the matrix compares by sees what it has to, and nothing of the tools' own. */
class DatabaseTextTest {
  private static final String[] BOTH = {
    "CREATE TABLE t (n int PRIMARY KEY, s varchar(9))",
    "INSERT INTO t VALUES (1, 'a')",
    "CREATE VIEW v AS SELECT n FROM t",
    "CREATE INDEX i ON t (s)"
  };

  private static void assertChanged(ScratchDatabase database, String change, boolean seen) {
    List<String> before = DatabaseText.of(database);
    database.execute(change);
    assertThat(DatabaseText.of(database).equals(before)).as(change).isEqualTo(!seen);
  }

  private static void assertSeesTables(ScratchDatabase database) {
    assertChanged(database, "UPDATE t SET s = 'b'", true);
    assertChanged(database, "INSERT INTO t VALUES (2, NULL)", true);
    assertChanged(database, "CREATE OR REPLACE VIEW v AS SELECT n FROM t WHERE n > 0", true);
    assertChanged(database, "ALTER TABLE t ADD COLUMN d int DEFAULT 1", true);
    assertChanged(database, "CREATE TABLE flyway_schema_history (n int)", false);
    assertChanged(database, "INSERT INTO flyway_schema_history VALUES (1)", false);
    assertChanged(database, "CREATE TABLE oneledger_replay (n int)", false);
    assertChanged(database, "UPDATE t SET s = s", false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2'",
        "DROP INDEX i",
        "ALTER TABLE t ALTER COLUMN s SET DEFAULT 'z'",
        "SELECT nextval('q')",
        "SELECT setval('q', 1, true)",
        "ALTER SEQUENCE q RESTART WITH 7",
        "COMMENT ON TABLE t IS 'x'"
      })
  void a_seeded_difference_on_postgresql_is_seen(String change) {
    try (ScratchDatabase database = TestPostgres.freshDatabase()) {
      database.execute(BOTH);
      database.execute(
          "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "CREATE SEQUENCE q");
      assertSeesTables(database);
      assertChanged(database, change, true);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE OR REPLACE PROCEDURE p() SELECT 2",
        "DROP INDEX i ON t",
        "ALTER TABLE t ALTER COLUMN s SET DEFAULT 'z'",
        "SELECT NEXTVAL(q)",
        "ALTER EVENT e DO SELECT 2",
        "ALTER EVENT e ON SCHEDULE EVERY 2 DAY",
        "DROP EVENT e",
        "CREATE OR REPLACE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.s = 'y'"
      })
  void a_seeded_difference_on_mariadb_is_seen(String change) {
    try (ScratchDatabase database = TestMariaDb.freshDatabase()) {
      database.execute(BOTH);
      database.execute(
          "CREATE PROCEDURE p() SELECT 1",
          "CREATE SEQUENCE q",
          "CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' DO SELECT 1",
          "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.s = 'x'");
      assertSeesTables(database);
      assertChanged(database, change, true);
    }
  }
}
