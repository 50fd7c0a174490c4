package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.jdbc.internal.Redaction;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementFailedException;
import dev.oneledger.spi.Step;
import java.sql.SQLException;
import java.util.Optional;

/** Failures of a step that runs statement by statement, as the caller is to see them. */
record StatementFailures(TargetOptions options, LedgerTables tables, Step step, JournalKey key) {
  private static final String EARLIER =
      "Statements before it stay applied; the next sync goes on with this one.";
  private static final String INDEX = "An invalid index it left is dropped before the next try.";

  Failure of(Optional<SqlStatement> statement) {
    boolean first = statement.isEmpty() || statement.get().number() == 1;
    return failure(first ? Failure.NOTHING : EARLIER);
  }

  private Failure failure(String remains) {
    return new Failure(options, tables, step, key, remains);
  }

  /** A transaction failed; all of it was taken back. */
  LedgerException translate(FlushException failed, Optional<SqlStatement> statement) {
    boolean atCommit =
        failed.in(Part.Role.COMMIT)
            && failed.candidates().size() == 1
            && ServerError.isServers(failed.error())
            && !PostgresErrors.isConnectionLost(failed.error());
    return atCommit && statement.isPresent()
        ? of(statement).at(statement.get(), failed.error())
        : of(statement).of(failed);
  }

  /** The server refused a statement that ran by itself. */
  StatementFailedException refused(SqlStatement statement, SQLException error) {
    Probe probe = Probe.of(statement);
    boolean leavesIndex = probe instanceof BuiltIndex || probe instanceof RebuiltIndexes;
    boolean first = statement.number() == 1;
    String remains =
        leavesIndex ? (first ? INDEX : EARLIER + " " + INDEX) : first ? Failure.NOTHING : EARLIER;
    return failure(remains).at(statement, error);
  }

  /** The answer to a statement that ran by itself never came. */
  LedgerUnreachableException lost(SqlStatement statement, SQLException error) {
    ServerError server = ServerError.of(error);
    return new LedgerUnreachableException(
        "Migration '%s' (%s): the connection was lost while statement %s (line %s) ran by itself: %s. Whether it took effect is not known from here: the next sync finds out."
            .formatted(
                step.migration(),
                step.origin(),
                statement.number(),
                statement.line(),
                server.message()),
        Redaction.cause(error, server.message()));
  }

  /** {@code IF NOT EXISTS} passed over an index that is of no use. */
  StatementFailedException skipped(SqlStatement statement, String index) {
    String problem =
        "index %s is there and invalid: an earlier build of it failed, or another session builds it now"
            .formatted(index);
    return new StatementFailedException(
        "Migration '%s' (%s) failed at line %s (statement %s): it builds an index only if there is none, and %s.\nNothing was changed. Wait if it is being built; else drop it with DROP INDEX CONCURRENTLY %s. Then run sync again."
            .formatted(
                step.migration(),
                step.origin(),
                statement.line(),
                statement.number(),
                problem,
                index),
        statement.line(),
        null,
        problem,
        new IllegalStateException(problem));
  }

  /** Something of ours between the statements failed. */
  LedgerException broken(SQLException error) {
    return PostgresErrors.translate("Applying " + step.origin(), error);
  }
}
