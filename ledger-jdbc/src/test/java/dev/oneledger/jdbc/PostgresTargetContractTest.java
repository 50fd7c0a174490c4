package dev.oneledger.jdbc;

import dev.oneledger.JournalKey;
import dev.oneledger.jdbc.internal.LockKey;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.Target;
import dev.oneledger.testkit.TargetContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class PostgresTargetContractTest extends TargetContract {
  private TestDatabase database;

  @Override
  protected Target newTarget() {
    database = TestPostgres.freshDatabase();
    return anotherTarget();
  }

  @AfterEach
  void drop() {
    if (database != null) {
      database.close();
    }
  }

  @Override
  protected Target anotherTarget() {
    return JdbcTarget.on(database.dataSource());
  }

  @Override
  protected Target unreachableTarget() {
    return JdbcTarget.on(PostgresLedgerStoreContractTest.nowhere());
  }

  @Override
  protected String product() {
    return "PostgreSQL";
  }

  @Override
  protected String reportedProduct() {
    return String.valueOf(database.query("SELECT version()").get(0));
  }

  @Override
  protected Object contents() {
    return database.contents();
  }

  @Override
  protected String createTable(String table) {
    return "CREATE TABLE " + table + " (note text)";
  }

  @Override
  protected String insertNote(String table, String note) {
    return "INSERT INTO " + table + " VALUES ('" + note + "')";
  }

  @Override
  protected String failingStatement() {
    return "DO 'BEGIN RAISE division_by_zero; END'";
  }

  @Override
  protected String failingSqlState() {
    return "22012";
  }

  @Override
  protected Optional<String> insertByReturningRows(String table, int notes) {
    return Optional.of(
        """
        CREATE FUNCTION note(i int) RETURNS int LANGUAGE plpgsql AS
          $$ BEGIN INSERT INTO %1$s VALUES (i); RETURN i; END $$;
        SELECT note(i) FROM generate_series(1, %2$d) i;
        """
            .formatted(table, notes));
  }

  @Override
  protected Optional<List<String>> notes(String table) {
    boolean there =
        database.query("SELECT 1 FROM pg_tables WHERE tablename = '" + table + "'").size() == 1;
    return there ? Optional.of(database.query("SELECT note FROM " + table)) : Optional.empty();
  }

  @Override
  protected void createForeignTable(String table) {
    database.execute(createTable(table));
  }

  @Override
  protected HeldLock holdLock(JournalKey key) {
    try {
      Connection connection = database.dataSource().getConnection();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT pg_backend_pid(), pg_advisory_xact_lock(%d)"
                      .formatted(LockKey.of(key).value()))) {
        row.next();
        return new HeldLock("pid " + row.getInt(1), () -> release(connection));
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
