package dev.oneledger.jdbc;

import dev.oneledger.JournalKey;
import dev.oneledger.jdbc.testkit.H2Database;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestH2;
import dev.oneledger.testkit.TargetSetup.HeldLock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/** H2 for the target suites. */
final class H2Fixture implements TargetFixture {
  @Override
  public ScratchDatabase freshDatabase() {
    return TestH2.freshDatabase();
  }

  @Override
  public DataSource nowhere() {
    return H2Database.nowhere();
  }

  @Override
  public String product() {
    return "H2";
  }

  @Override
  public String versionQuery() {
    return "SELECT 'H2 ' || H2VERSION()";
  }

  @Override
  public String createTable(String table) {
    return "CREATE TABLE " + table + " (note character large object)";
  }

  @Override
  public String failingStatement() {
    return "INSERT INTO base VALUES (1/0)";
  }

  @Override
  public String failingSqlState() {
    return "22012";
  }

  @Override
  public Optional<String> insertByReturningRows(String table, int notes) {
    return Optional.of(
        "SELECT * FROM FINAL TABLE (INSERT INTO %s SELECT X FROM SYSTEM_RANGE(1, %d));"
            .formatted(table, notes));
  }

  @Override
  public String noteProcedure() {
    return "CREATE ALIAS add_note FOR '%s.addNote'".formatted(H2Notes.class.getName());
  }

  @Override
  public String tableQuery(String table) {
    return "SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC' AND TABLE_NAME = UPPER('"
        + table
        + "')";
  }

  @Override
  public HeldLock holdLock(ScratchDatabase database, JournalKey key) {
    try {
      Connection connection = database.dataSource().getConnection();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            UPDATE "oneledger"."journal_lock" SET "holder" = (
              SELECT SESSION_ID || CHAR(10) || SESSION_START || CHAR(10) || 'elsewhere' || CHAR(10) || USER_NAME
              FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID = SESSION_ID())
            WHERE "app" = '%s' AND "journal" = '%s'
            """
                .formatted(key.app(), key.journal()));
        try (ResultSet row = statement.executeQuery("SELECT SESSION_ID()")) {
          row.next();
          return new HeldLock("session " + row.getInt(1), () -> release(connection));
        }
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void release(Connection connection) {
    try {
      connection.rollback();
      connection.close();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
