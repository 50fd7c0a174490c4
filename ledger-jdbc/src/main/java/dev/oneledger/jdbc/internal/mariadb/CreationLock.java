package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.tables.StepwiseCreation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** One session at a time makes the tables in a database. */
record CreationLock(@Nullable String database) implements StepwiseCreation.Gate {

  @Override
  public boolean enter(Session session) throws SQLException {
    return ask(session, "SELECT GET_LOCK('%s', 0)");
  }

  @Override
  public void leave(Session session) throws SQLException {
    ask(session, "SELECT RELEASE_LOCK('%s')");
  }

  private boolean ask(Session session, String sql) throws SQLException {
    String place = database == null ? Databases.chosen(session) : database;
    try (Statement statement = session.statement();
        ResultSet row = statement.executeQuery(sql.formatted(LockName.ofTables(place).value()))) {
      return row.next() && row.getBoolean(1);
    }
  }
}
