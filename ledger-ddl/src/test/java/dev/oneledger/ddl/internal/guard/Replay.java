package dev.oneledger.ddl.internal.guard;

import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.probe.Footprint;
import dev.oneledger.ddl.internal.probe.RowState;
import dev.oneledger.ddl.internal.probe.SequenceState;
import dev.oneledger.ddl.internal.probe.SessionState;
import dev.oneledger.ddl.internal.probe.StatementRun;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.catalog.PostgresCatalog;
import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;

/** Runs migrations in a transaction and looks at all that is there, apart from the guard itself. */
public record Replay(Connection connection, SessionState session, SequenceState sequences) {

  /** In a transaction that begins here. */
  public static Replay on(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    StatementRun.run(connection, "SAVEPOINT replay");
    return new Replay(connection, SessionState.of(connection), SequenceState.of(connection));
  }

  /** Everything outside the ledger's own schema: catalog, rows of all tables, sequences. */
  public record State(List<String> catalog, TreeMap<String, String> rows, SequenceState sequences) {

    /** The same where a column that comes back as the last of its table counts as the same. */
    public State withoutPositions() {
      return new State(
          catalog.stream().map(line -> line.replaceFirst("\"pos\": \\d+, ", "")).toList(),
          rows,
          sequences);
    }
  }

  /** What is there once it has run. */
  public State run(Migration migration) throws SQLException {
    apply(migration);
    return state();
  }

  /** The same from a state that is known, which is not read again where nothing was written. */
  State again(Migration migration, State known) throws SQLException {
    Footprint before = Footprint.of(connection);
    apply(migration);
    return Footprint.of(connection).isSame(before) ? known : state();
  }

  private void apply(Migration migration) throws SQLException {
    session.restore(connection);
    for (SqlStatement statement :
        OuterTransaction.strip(SqlSplitter.split(migration.apply().text(), SqlDialect.POSTGRESQL))
            .statements()) {
      try {
        StatementRun.run(connection, statement);
      } catch (SQLException failed) {
        throw new SQLException(
            "line " + statement.line() + ": " + failed.getMessage(), failed.getSQLState(), failed);
      }
    }
    session.restore(connection);
  }

  /** What is there. */
  public State state() throws SQLException {
    TreeMap<String, String> rows = new TreeMap<>(RowState.ofAll(connection).tables());
    rows.keySet().removeIf(table -> table.startsWith("oneledger."));
    return new State(
        PostgresCatalog.readObjects(connection, SchemaName.DEFAULT).lines(),
        rows,
        SequenceState.of(connection));
  }

  /** Back to where it began. */
  public void rewind() throws SQLException {
    StatementRun.run(connection, "ROLLBACK TO SAVEPOINT replay");
    sequences.restore(connection);
  }
}
