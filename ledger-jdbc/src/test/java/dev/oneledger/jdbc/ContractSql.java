package dev.oneledger.jdbc;

import dev.oneledger.JournalKey;
import dev.oneledger.jdbc.internal.LockKey;
import dev.oneledger.jdbc.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** The SQL with which the suites for targets run on PostgreSQL. */
record ContractSql(TestDatabase database) {

  static String createTable(String table) {
    return "CREATE TABLE " + table + " (note text)";
  }

  static String insertNote(String table, String note) {
    return "INSERT INTO " + table + " VALUES ('" + note + "')";
  }

  static String failingStatement() {
    return "DO 'BEGIN RAISE division_by_zero; END'";
  }

  static String failingSqlState() {
    return "22012";
  }

  static Optional<String> insertByReturningRows(String table, int notes) {
    return Optional.of(
        """
        CREATE FUNCTION note(i int) RETURNS int LANGUAGE plpgsql AS
          $$ BEGIN INSERT INTO %1$s VALUES (i); RETURN i; END $$;
        SELECT note(i) FROM generate_series(1, %2$d) i;
        """
            .formatted(table, notes));
  }

  String version() {
    return String.valueOf(database.query("SELECT version()").get(0));
  }

  Optional<List<String>> notes(String table) {
    boolean there =
        database.query("SELECT 1 FROM pg_tables WHERE tablename = '" + table + "'").size() == 1;
    return there ? Optional.of(database.query("SELECT note FROM " + table)) : Optional.empty();
  }

  /**
   * Takes a journal's lock as a transaction elsewhere does.
   *
   * @return the process that holds it, and the connection that lets go of it when closed
   */
  Held holdLock(JournalKey key) {
    try {
      Connection connection = database.dataSource().getConnection();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT pg_backend_pid(), pg_advisory_xact_lock(%d)"
                      .formatted(LockKey.of(key).value()))) {
        row.next();
        return new Held("pid " + row.getInt(1), connection);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  record Held(String holder, Connection connection) {
    void release() {
      try {
        connection.close();
      } catch (SQLException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }
}
