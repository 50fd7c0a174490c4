package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.LedgerBusyException;
import dev.oneledger.internal.waiting.Patience;
import dev.oneledger.jdbc.internal.LockKey;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.jdbc.internal.tables.TableCreation;
import dev.oneledger.spi.Deadline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Makes the ledger's tables in one transaction under an advisory lock, and brings them from an
 * older format to this version's the same way.
 *
 * @param scripts the script for each format, from 1
 */
record SchemaCreation(SchemaName schema, List<String> scripts) implements TableCreation {

  @Override
  public int version() {
    return scripts.size();
  }

  @Override
  public void ensure(LedgerTables tables, Session session, Deadline deadline) throws SQLException {
    Patience patience = new Patience(deadline);
    while (true) {
      try (Statement statement = session.statement()) {
        statement.execute("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
        if (isLocked(statement)) {
          bringUp(tables, statement);
          statement.execute("COMMIT");
          return;
        }
        statement.execute("ROLLBACK");
      }
      if (!patience.pause(() -> Backends.holding(session, LockKey.of(schema)))) {
        throw new LedgerBusyException(
            "Schema %s: the ledger's tables are being created by %s; waited %s ms. Try again later."
                .formatted(
                    schema.quoted(),
                    Backends.holding(session, LockKey.of(schema)),
                    deadline.allowed().toMillis()));
      }
    }
  }

  private boolean isLocked(Statement statement) throws SQLException {
    String sql = "SELECT pg_catalog.pg_try_advisory_xact_lock(%s)";
    try (ResultSet row = statement.executeQuery(sql.formatted(LockKey.of(schema).value()))) {
      return row.next() && row.getBoolean(1);
    }
  }

  private void bringUp(LedgerTables tables, Statement statement) throws SQLException {
    int found = found(tables, statement);
    tables.checkFormat(found);
    if (found == 0 && !exists(statement, "namespace", schema.quoted())) {
      statement.execute("CREATE SCHEMA " + schema.quoted());
    }
    for (int next = found + 1; next <= version(); next++) {
      statement.execute(scripts.get(next - 1).replace("${schema}", schema.quoted()));
      statement.execute(
          next == 1
              ? "INSERT INTO %s (version) VALUES (1)".formatted(tables.format())
              : "UPDATE %s SET version = %s".formatted(tables.format(), next));
    }
  }

  private static int found(LedgerTables tables, Statement statement) throws SQLException {
    if (!exists(statement, "class", tables.format())) {
      return 0;
    }
    try (ResultSet row = statement.executeQuery("SELECT version FROM " + tables.format())) {
      if (row.next()) {
        return row.getInt(1);
      }
      throw tables.withoutFormat();
    }
  }

  /**
   * Reads the catalog's table, not the function alone: that answers from what the session saw of
   * the catalog earlier, and may not know yet what the lock's last holder has made.
   */
  private static boolean exists(Statement statement, String kind, String name) throws SQLException {
    String sql = "SELECT FROM pg_catalog.pg_%1$s WHERE oid = pg_catalog.to_reg%1$s(%2$s)";
    try (ResultSet row = statement.executeQuery(sql.formatted(kind, SqlLiteral.text(name)))) {
      return row.next();
    }
  }
}
