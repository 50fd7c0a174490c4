package dev.oneledger.ddl.internal.rerun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a second run on MariaDB, against what the server does. */
class MariaDbRerunTest {

  private static final List<String> PREPARATION =
      List.of(
          "CREATE TABLE u (id int PRIMARY KEY)",
          "CREATE TABLE t (id int PRIMARY KEY, a int, b varchar(10) DEFAULT 'x', u_id int,"
              + " KEY by_a (a), KEY by_u (u_id), CONSTRAINT positive CHECK (a > 0),"
              + " CONSTRAINT to_u FOREIGN KEY (u_id) REFERENCES u (id)) COMMENT 'old'",
          "INSERT INTO u VALUES (1)",
          "INSERT INTO t VALUES (1, 1, 'one', 1), (2, 2, 'two', 1)",
          "CREATE TABLE p (id int) PARTITION BY RANGE (id)"
              + " (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (20))",
          "INSERT INTO p VALUES (5), (15)",
          "CREATE TABLE like_p (id int)",
          "INSERT INTO like_p VALUES (6)",
          "CREATE TABLE h (id int) PARTITION BY HASH (id) PARTITIONS 4",
          "CREATE VIEW v AS SELECT id FROM u",
          "CREATE SEQUENCE s",
          "CREATE TRIGGER tr BEFORE INSERT ON u FOR EACH ROW SET NEW.id = NEW.id",
          "CREATE PROCEDURE pr() SELECT 1");

  private static TwoRuns.Second second(String sql) throws SQLException {
    try (MariaDbDatabase database = TestMariaDb.freshDatabase()) {
      return TwoRuns.of(database, PREPARATION, sql);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE IF NOT EXISTS n (a int)",
        "CREATE TABLE IF NOT EXISTS n SELECT a FROM t",
        "CREATE INDEX IF NOT EXISTS i ON t (a)",
        "CREATE UNIQUE INDEX IF NOT EXISTS i ON t (b)",
        "CREATE OR REPLACE INDEX i ON t (b)",
        "CREATE SEQUENCE IF NOT EXISTS q",
        "CREATE VIEW IF NOT EXISTS w AS SELECT 1 AS x",
        "CREATE OR REPLACE VIEW w AS SELECT 1 AS x",
        "CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY INVOKER VIEW w AS SELECT a FROM t",
        "CREATE TRIGGER IF NOT EXISTS n BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1",
        "CREATE OR REPLACE TRIGGER n BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1",
        "CREATE PROCEDURE IF NOT EXISTS n() SELECT 1",
        "CREATE OR REPLACE PROCEDURE n() SELECT 1",
        "CREATE FUNCTION IF NOT EXISTS n() RETURNS int DETERMINISTIC RETURN 1",
        "CREATE OR REPLACE FUNCTION n() RETURNS int DETERMINISTIC RETURN 1",
        "CREATE EVENT IF NOT EXISTS n ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1",
        "DROP TABLE IF EXISTS t, p",
        "DROP VIEW IF EXISTS v",
        "DROP SEQUENCE IF EXISTS s",
        "DROP TRIGGER IF EXISTS tr",
        "DROP PROCEDURE IF EXISTS pr",
        "DROP INDEX IF EXISTS by_a ON t",
        "RENAME TABLE IF EXISTS t TO renamed",
        "ALTER TABLE IF EXISTS t RENAME TO renamed",
        "ALTER TABLE t ADD COLUMN IF NOT EXISTS c int",
        "ALTER TABLE t ADD IF NOT EXISTS c int, DROP COLUMN IF EXISTS b",
        "ALTER TABLE t ADD INDEX IF NOT EXISTS i (a)",
        "ALTER TABLE t ADD INDEX IF NOT EXISTS (a)",
        "ALTER TABLE like_p ADD PRIMARY KEY IF NOT EXISTS (id)",
        "ALTER TABLE t ADD UNIQUE KEY IF NOT EXISTS i (b)",
        "ALTER TABLE t ADD CONSTRAINT IF NOT EXISTS c CHECK (a > 0)",
        "ALTER TABLE t ADD FOREIGN KEY IF NOT EXISTS f (u_id) REFERENCES u (id)",
        "ALTER TABLE p ADD PARTITION IF NOT EXISTS (PARTITION p2 VALUES LESS THAN (30))",
        "ALTER TABLE t DROP INDEX IF EXISTS by_a",
        "ALTER TABLE t DROP KEY IF EXISTS by_a",
        "ALTER TABLE t DROP CONSTRAINT IF EXISTS positive",
        "ALTER TABLE t DROP FOREIGN KEY IF EXISTS to_u",
        "ALTER TABLE p DROP PARTITION IF EXISTS p1",
        "ALTER TABLE t MODIFY COLUMN b varchar(20) NOT NULL",
        "ALTER TABLE t MODIFY COLUMN IF EXISTS b text",
        "ALTER TABLE t CHANGE COLUMN b b varchar(30)",
        "ALTER TABLE t CHANGE COLUMN IF EXISTS b renamed varchar(10)",
        "ALTER TABLE t RENAME COLUMN IF EXISTS b TO renamed",
        "ALTER TABLE t RENAME INDEX IF EXISTS by_a TO renamed",
        "ALTER TABLE t ALTER COLUMN b SET DEFAULT 'y'",
        "ALTER TABLE t ALTER b DROP DEFAULT",
        "ALTER TABLE t ENGINE = InnoDB",
        "ALTER TABLE t AUTO_INCREMENT = 100",
        "ALTER TABLE t COMMENT 'new', DEFAULT CHARACTER SET utf8mb4",
        "ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4",
        "ALTER TABLE t ROW_FORMAT = DYNAMIC",
        "ALTER TABLE t DISABLE KEYS",
        "ALTER TABLE t ORDER BY a",
        "ALTER TABLE t FORCE, ALGORITHM = COPY, LOCK = SHARED",
        "ALTER VIEW v AS SELECT id + 1 AS x FROM u",
        "ALTER SEQUENCE s INCREMENT BY 5",
        "TRUNCATE TABLE p",
        "ANALYZE TABLE t",
      })
  void what_is_called_harmless_changes_nothing(String sql) throws SQLException {
    assertThat(TwoRuns.judged(sql, SqlDialect.MARIADB)).isEqualTo(Rerun.harmless());
    assertThat(second(sql)).isEqualTo(TwoRuns.Second.CHANGES_NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE n (a int)",
        "CREATE INDEX i ON t (a)",
        "CREATE VIEW w AS SELECT 1 AS x",
        "CREATE SEQUENCE q",
        "CREATE PROCEDURE n() SELECT 1",
        "CREATE TRIGGER n BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1",
        "DROP TABLE t",
        "DROP VIEW v",
        "DROP SEQUENCE s",
        "DROP TRIGGER tr",
        "DROP PROCEDURE pr",
        "DROP INDEX by_a ON t",
        "RENAME TABLE t TO renamed",
        "ALTER TABLE t RENAME TO renamed",
        "ALTER TABLE t ADD COLUMN c int",
        "ALTER TABLE t ADD COLUMN (c int, d int)",
        "ALTER TABLE t ADD COLUMN IF NOT EXISTS c int, ADD COLUMN d int",
        "ALTER TABLE t ADD INDEX (a)",
        "ALTER TABLE t ADD FOREIGN KEY IF NOT EXISTS (u_id) REFERENCES u (id)",
        "ALTER TABLE t ADD UNIQUE (a)",
        "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)",
        "ALTER TABLE t ADD CHECK (a > 0)",
        "ALTER TABLE p ADD PARTITION (PARTITION p2 VALUES LESS THAN (30))",
        "ALTER TABLE h ADD PARTITION PARTITIONS 2",
        "ALTER TABLE like_p ADD PRIMARY KEY (id)",
        "ALTER TABLE t DROP COLUMN b",
        "ALTER TABLE t DROP INDEX by_a",
        "ALTER TABLE t DROP PRIMARY KEY",
        "ALTER TABLE t DROP FOREIGN KEY to_u",
        "ALTER TABLE t DROP CONSTRAINT positive",
        "ALTER TABLE p DROP PARTITION p1",
        "ALTER TABLE t CHANGE COLUMN b renamed varchar(10)",
        "ALTER TABLE t RENAME COLUMN b TO renamed",
        "ALTER TABLE t RENAME INDEX by_a TO renamed",
        "ALTER TABLE p REMOVE PARTITIONING",
        "ALTER TABLE p ENGINE = InnoDB REMOVE PARTITIONING",
        "ALTER TABLE p CONVERT PARTITION p1 TO TABLE out_of_p",
        "ALTER TABLE p EXCHANGE PARTITION p0 WITH TABLE like_p",
        "ALTER TABLE h COALESCE PARTITION 1",
        "ALTER TABLE p REORGANIZE PARTITION p0, p1 INTO (PARTITION p9 VALUES LESS THAN (20))",
        "ALTER TABLE t ADD SYSTEM VERSIONING",
      })
  void what_is_called_harmful_fails_or_changes_something(String sql) throws SQLException {
    assertThat(TwoRuns.judged(sql, SqlDialect.MARIADB).outcome()).isEqualTo(Rerun.Outcome.HARMFUL);
    assertThat(second(sql)).isNotEqualTo(TwoRuns.Second.CHANGES_NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE t SOMETHING NEW",
        "ALTER TABLE t COMMENT 'x', SOMETHING NEW",
        "ALTER TABLE t PARTITION BY HASH (id)",
        "ALTER EVENT e DISABLE",
        "ALTER USER u ACCOUNT LOCK",
        "CREATE OR REPLACE SOMETHING x",
        "OPTIMIZE TABLE t",
        "REVOKE SELECT ON t FROM u",
        "/*!50000 CREATE TABLE n (a int) */",
      })
  void what_is_not_known_is_said_so(String sql) {
    assertThat(TwoRuns.judged(sql, SqlDialect.MARIADB).outcome()).isEqualTo(Rerun.Outcome.UNKNOWN);
  }
}
