package dev.oneledger.ddl.internal.proof;

import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.ErrorRules;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.catalog.ServerSeries;
import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A session on the scratch database, which each text finds as it was when it began. Not
 * thread-safe. Internal: may change in any release.
 */
public abstract class ScratchSession implements AutoCloseable {
  private final ErrorRules rules;

  ScratchSession(ErrorRules rules) {
    this.rules = rules;
  }

  /**
   * Opens one.
   *
   * @throws dev.oneledger.LedgerUnreachableException if the database does not answer
   * @throws dev.oneledger.LedgerException if it is none of PostgreSQL, MariaDB and H2
   * @throws dev.oneledger.FindingsException with P005 if it would be gone before it was compared
   */
  public static ScratchSession open(DataSource scratch) {
    Connections connections = new Connections(scratch);
    try (Connections.Told told = connections.tellProduct()) {
      return switch (told.product()) {
        case POSTGRESQL -> PostgresSession.open(connections);
        case MARIADB -> StepwiseSession.open(connections, new MariaDbScratch());
        case H2 -> StepwiseSession.open(connections, new H2Scratch());
      };
    }
  }

  /** The session that reads what is there. */
  abstract Session session();

  /** The connection, to use between two texts; in autocommit. */
  public final Connection connection() {
    return session().connection();
  }

  /** The language of its texts. */
  abstract SqlDialect language();

  /** A text as it runs here. */
  abstract ProofScript script(SqlText text);

  /** What every new database has. */
  abstract Set<ObjectKey> given();

  /** Begins a text, in a session without settings, temporary tables and cursors of another. */
  abstract void begin(ProofScript script);

  /** Runs a statement of the text; gives the text up where it fails. */
  abstract void run(ProofScript script, SqlStatement statement) throws StatementFailure;

  /** What is to happen at the end of a text, while it can still be given up. */
  abstract void checkConstraints(ProofScript script) throws StatementFailure;

  abstract void end(ProofScript script) throws StatementFailure;

  /** Takes back what the text did, as far as it runs in a transaction, and ends it. */
  abstract void giveUp(ProofScript script);

  /** What is in the database, in the open transaction or in one of its own. */
  abstract ScratchState state(boolean inTransaction);

  /** The server's product and release. */
  public final ServerSeries server() {
    return asked("Asking for the version", () -> ServerSeries.of(session().connection()));
  }

  /** Runs the text to its end and commits it; gives it up where it fails. */
  final void commit(ProofScript script) throws StatementFailure {
    begin(script);
    runAll(script);
    end(script);
  }

  final void runAll(ProofScript script) throws StatementFailure {
    for (SqlStatement statement : script.statements()) {
      run(script, statement);
    }
    checkConstraints(script);
  }

  final StatementFailure failure(SqlStatement statement, SQLException failed) {
    return StatementFailure.of(statement, failed, rules);
  }

  final StatementFailure failureAtCommit(SQLException failed) {
    return StatementFailure.atCommit(failed, rules);
  }

  final void work(String what, String sql) {
    asked(
        what,
        () -> {
          session().execute(sql);
          return sql;
        });
  }

  final <T> T asked(String what, Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException failed) {
      session().rollback();
      throw rules.translate(what + " on the scratch database", failed);
    }
  }

  interface Question<T> {
    T ask() throws SQLException;
  }

  @Override
  public abstract void close();
}
