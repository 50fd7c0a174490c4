package dev.oneledger.jdbc.internal.tables;

import dev.oneledger.LedgerBusyException;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.internal.waiting.Patience;
import dev.oneledger.jdbc.internal.ErrorRules;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.LockHolder;
import dev.oneledger.spi.SqlStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Makes the ledger's tables where every statement of a script commits by itself: each may run
 * again, and the row with the format's version is written last. Internal: may change in any
 * release.
 *
 * @param scripts the script for each format, from 1; {@code ${journal}}, {@code ${text}} and {@code
 *     ${format}} stand for the tables
 */
public record StepwiseCreation(SqlDialect language, List<String> scripts, Gate gate)
    implements TableCreation {

  /** What keeps several makers out of each other's way. */
  public interface Gate {
    /** Whether this session may go on now. */
    boolean enter(Session session) throws SQLException;

    /** What was entered is left. */
    void leave(Session session) throws SQLException;
  }

  @Override
  public int version() {
    return scripts.size();
  }

  @Override
  public void ensure(LedgerTables tables, Session session, Deadline deadline) throws SQLException {
    Patience patience = new Patience(deadline);
    while (!isMade(tables, session)) {
      if (!patience.pause(StepwiseCreation::another)) {
        throw new LedgerBusyException(
            "In %s, another session creates the ledger's tables; waited %s ms. Try again later."
                .formatted(tables.place(), deadline.allowed().toMillis()));
      }
    }
  }

  private static LockHolder another() {
    return LockHolder.unknown("another session that creates the ledger's tables");
  }

  private boolean isMade(LedgerTables tables, Session session) throws SQLException {
    try {
      if (!gate.enter(session)) {
        return false;
      }
      try (Statement statement = session.statement()) {
        bringUp(tables, statement);
        return true;
      } finally {
        gate.leave(session);
      }
    } catch (SQLException failed) {
      ErrorRules rules = tables.rules();
      if (rules.isCollision(failed) || rules.isUniqueViolation(failed)) {
        return false;
      }
      throw failed;
    }
  }

  private void bringUp(LedgerTables tables, Statement statement) throws SQLException {
    int found = found(tables, statement);
    tables.checkFormat(found);
    for (int next = found + 1; next <= version(); next++) {
      String script =
          scripts
              .get(next - 1)
              .replace("${journal}", tables.journal())
              .replace("${text}", tables.text())
              .replace("${format}", tables.format());
      for (SqlStatement each : SqlSplitter.split(script, language).statements()) {
        statement.execute(each.text());
      }
      String version = tables.sql().column("version");
      statement.execute(
          next == 1
              ? "INSERT INTO %s (%s, %s) VALUES (1, 1)"
                  .formatted(tables.format(), tables.sql().column("singleton"), version)
              : "UPDATE %1$s SET %2$s = %3$s WHERE %2$s < %3$s"
                  .formatted(tables.format(), version, next));
    }
  }

  private static int found(LedgerTables tables, Statement statement) throws SQLException {
    String sql = "SELECT %s FROM %s".formatted(tables.sql().column("version"), tables.format());
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getInt(1) : 0;
    } catch (SQLException failed) {
      if (tables.rules().isMissingTable(failed)) {
        return 0;
      }
      throw failed;
    }
  }
}
