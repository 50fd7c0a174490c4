package dev.oneledger.ddl.internal.proof;

import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.PostgresCatalog;
import dev.oneledger.jdbc.internal.postgresql.CopyIn;
import dev.oneledger.jdbc.internal.postgresql.PostgresRules;
import dev.oneledger.spi.SqlStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** On PostgreSQL a text runs in one transaction, which can be given up. */
final class PostgresSession extends ScratchSession {
  private static final Pattern SETS_POSITIONS =
      Pattern.compile("\\b(setval|restart)\\b", Pattern.CASE_INSENSITIVE);

  private final Session session;
  private @Nullable Known known;

  private PostgresSession(Session session) {
    super(PostgresRules.INSTANCE);
    this.session = session;
  }

  static PostgresSession open(Connections connections) {
    return new PostgresSession(Session.open(connections, PostgresRules.INSTANCE));
  }

  /** A catalog that was read, and the version by which it is known to be the same still. */
  private record Known(String version, Catalog catalog) {}

  @Override
  Session session() {
    return session;
  }

  @Override
  SqlDialect language() {
    return SqlDialect.POSTGRESQL;
  }

  @Override
  ProofScript script(SqlText text) {
    return ProofScript.of(text, SqlDialect.POSTGRESQL, SETS_POSITIONS);
  }

  @Override
  Set<ObjectKey> given() {
    return Set.of(new ObjectKey("schema", "public"), new ObjectKey("extension", "plpgsql"));
  }

  @Override
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

  @Override
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
      throw failure(statement, failed);
    }
  }

  @Override
  void checkConstraints(ProofScript script) throws StatementFailure {
    if (script.transactional()) {
      last("SET CONSTRAINTS ALL IMMEDIATE");
    }
  }

  @Override
  void end(ProofScript script) throws StatementFailure {
    if (script.transactional()) {
      last("COMMIT");
    }
  }

  private void last(String sql) throws StatementFailure {
    try {
      session.execute(sql);
    } catch (SQLException failed) {
      session.rollback();
      throw failureAtCommit(failed);
    }
  }

  @Override
  void giveUp(ProofScript script) {
    if (script.transactional()) {
      session.rollback();
    }
  }

  @Override
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
          ScratchState state =
              ScratchState.of(
                  catalog().objects(), new RowReader(session, SchemaName.DEFAULT).read());
          session.execute(end);
          return state;
        });
  }

  /** Reads the catalog in the open transaction, unless nothing was written to it meanwhile. */
  private Catalog catalog() throws SQLException {
    String version = PostgresCatalog.version(session.connection());
    Known last = known;
    if (last == null || !last.version.equals(version)) {
      last =
          new Known(version, PostgresCatalog.readObjects(session.connection(), SchemaName.DEFAULT));
      known = last;
    }
    return last.catalog;
  }

  @Override
  public void close() {
    session.rollback();
    session.close();
  }
}
