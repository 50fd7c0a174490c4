package dev.oneledger.ddl.internal.proof;

import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.postgresql.CopyIn;
import dev.oneledger.jdbc.internal.postgresql.PostgresRules;
import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A session on the scratch database, which each text finds as it was when it began. Not
 * thread-safe. Internal: may change in any release.
 */
public final class ScratchSession implements AutoCloseable {
  private final Session session;
  private ScratchState.@Nullable Known known;

  private ScratchSession(Session session) {
    this.session = session;
  }

  /**
   * Opens one.
   *
   * @throws dev.oneledger.LedgerUnreachableException if the database does not answer
   * @throws dev.oneledger.LedgerException if it is no PostgreSQL
   */
  public static ScratchSession open(DataSource scratch) {
    return new ScratchSession(Session.open(new Connections(scratch), PostgresRules.INSTANCE));
  }

  Session session() {
    return session;
  }

  /** The connection, to use between two texts; in autocommit. */
  public Connection connection() {
    return session().connection();
  }

  /** The server's major version. */
  public int major() {
    return asked(
        "Asking for the version",
        () -> session.connection().getMetaData().getDatabaseMajorVersion());
  }

  /** Runs the text to its end and commits it; gives it up where it fails. */
  void commit(ProofScript script) throws StatementFailure {
    begin(script);
    runAll(script);
    end(script);
  }

  /** Begins a text, in a session without settings, temporary tables and cursors of another. */
  void begin(ProofScript script) {
    asked(
        "Beginning",
        () -> {
          SessionReset.on(session.connection());
          return script;
        });
    if (script.transactional()) {
      work("Beginning", "BEGIN");
    }
  }

  void runAll(ProofScript script) throws StatementFailure {
    for (SqlStatement statement : script.statements()) {
      run(script, statement);
    }
    if (script.transactional()) {
      checkConstraints();
    }
  }

  void run(ProofScript script, SqlStatement statement) throws StatementFailure {
    try {
      String data = statement.classification().copyData();
      if (data == null) {
        session.execute(statement.text());
      } else {
        CopyIn.copy(session.connection(), statement.text(), data);
      }
    } catch (SQLException failed) {
      giveUp(script);
      throw StatementFailure.of(statement, failed);
    }
  }

  private void checkConstraints() throws StatementFailure {
    try {
      session.execute("SET CONSTRAINTS ALL IMMEDIATE");
    } catch (SQLException failed) {
      session.rollback();
      throw StatementFailure.atCommit(failed);
    }
  }

  void end(ProofScript script) throws StatementFailure {
    if (script.transactional()) {
      try {
        session.execute("COMMIT");
      } catch (SQLException failed) {
        session.rollback();
        throw StatementFailure.atCommit(failed);
      }
    }
  }

  void giveUp(ProofScript script) {
    if (script.transactional()) {
      session.rollback();
    }
  }

  /** What is in the database, in the open transaction or in one of its own. */
  ScratchState state(boolean inTransaction) {
    String begin =
        inTransaction ? "SAVEPOINT oneledger_state" : "BEGIN ISOLATION LEVEL REPEATABLE READ";
    String end = inTransaction ? "ROLLBACK TO SAVEPOINT oneledger_state" : "ROLLBACK";
    return asked(
        "Reading what is there",
        () -> {
          session.execute(begin);
          session.execute("SET LOCAL SESSION AUTHORIZATION DEFAULT");
          session.execute("SET LOCAL ROLE NONE");
          ScratchState.Known read = ScratchState.catalog(session, known);
          known = read;
          ScratchState state = ScratchState.of(read, session);
          session.execute(end);
          return state;
        });
  }

  private void work(String what, String sql) {
    asked(
        what,
        () -> {
          session.execute(sql);
          return sql;
        });
  }

  <T> T asked(String what, Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException failed) {
      session.rollback();
      throw PostgresRules.INSTANCE.translate(what + " on the scratch database", failed);
    }
  }

  interface Question<T> {
    T ask() throws SQLException;
  }

  @Override
  public void close() {
    session.rollback();
    session.close();
  }
}
