package dev.oneledger.jdbc;

import dev.oneledger.JournalKey;
import dev.oneledger.jdbc.internal.mariadb.LockName;
import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import dev.oneledger.testkit.TargetSetup.HeldLock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/** MariaDB for the target suites. */
final class MariaDbFixture implements TargetFixture {
  @Override
  public ScratchDatabase freshDatabase() {
    return TestMariaDb.freshDatabase();
  }

  @Override
  public DataSource nowhere() {
    return MariaDbDatabase.nowhere();
  }

  @Override
  public String product() {
    return "MariaDB";
  }

  @Override
  public String versionQuery() {
    return "SELECT VERSION()";
  }

  @Override
  public String createTable(String table) {
    return "CREATE TABLE " + table + " (note longtext)";
  }

  @Override
  public String failingStatement() {
    return "INSERT INTO base SELECT * FROM (SELECT 1/0 UNION SELECT 1 UNION SELECT 2) three WHERE 1 = (SELECT 1 UNION SELECT 2)";
  }

  @Override
  public String failingSqlState() {
    return "21000";
  }

  @Override
  public Optional<String> insertByReturningRows(String table, int notes) {
    return Optional.of(
        "INSERT INTO %s SELECT seq FROM seq_1_to_%d RETURNING note;".formatted(table, notes));
  }

  @Override
  public String noteProcedure() {
    return "CREATE PROCEDURE add_note(added longtext) BEGIN INSERT INTO base VALUES (added); SELECT 1; END";
  }

  @Override
  public String tableQuery(String table) {
    return "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = '"
        + table
        + "'";
  }

  @Override
  public HeldLock holdLock(ScratchDatabase database, JournalKey key) {
    try {
      Connection connection = database.dataSource().getConnection();
      LockName name = LockName.of(connection.getCatalog(), key);
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT CONNECTION_ID(), GET_LOCK('%s', 0)".formatted(name.value()))) {
        row.next();
        return new HeldLock("connection " + row.getInt(1), () -> release(connection));
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void release(Connection connection) {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
