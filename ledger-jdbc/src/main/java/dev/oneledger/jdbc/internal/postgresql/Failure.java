package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.jdbc.internal.Redaction;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementFailedException;
import dev.oneledger.spi.Step;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * A failed flush as the caller is to see it.
 *
 * @param remains what is left of the step, for people
 */
record Failure(
    TargetOptions options, LedgerTables tables, Step step, JournalKey key, String remains) {
  /** What is left where all of a step is one transaction. */
  static final String NOTHING = "Nothing of it is left in the database.";

  private static final String UNKNOWN =
      "Whether it was applied is not known from here; it was applied whole or not at all, and the"
          + " journal says which: the next sync finds out.";

  LedgerException of(FlushException failed) {
    SQLException error = failed.error();
    if (PostgresErrors.is(PostgresErrors.TRANSACTION_ENDED, error)) {
      return endedByScript(error);
    }
    if (PostgresErrors.is(PostgresErrors.LOCK_LOST, error)) {
      return lockLost(error);
    }
    if (PostgresErrors.is(PostgresErrors.HEAD_MOVED, error)) {
      return new JournalMovedException(key);
    }
    if (PostgresErrors.isConnectionLost(error)) {
      return lost(failed);
    }
    if (failed.candidates().size() == 1) {
      Part part = failed.candidates().get(0);
      SqlStatement statement = part.statement();
      return switch (part.role()) {
        case STATEMENT -> at(Objects.requireNonNull(statement), error);
        case COMMIT -> failure(" failed at commit", 0, error);
        case BEGIN, GUARD -> unprepared(error);
        case JOURNAL -> unwritten(error);
      };
    }
    List<SqlStatement> statements = statements(failed);
    return statements.isEmpty() ? unwritten(error) : among(statements, error);
  }

  /** The script ended our transaction itself, in a way that its words did not tell. */
  LedgerException endedByScript(SQLException error) {
    ServerError server = ServerError.of(error);
    return new LedgerException(
        "%s ended the transaction that it ran in and so parted itself from its journal entry.\n  server    %s\n  SQLSTATE  %s\nWhat is left of it in the database is not known: look, and put it right by hand. Remove what ends the transaction, or what changes standard_conforming_strings and so hides it."
            .formatted(what(), server.message(), server.state()),
        Redaction.cause(error, server.message()));
  }

  private LedgerException lockLost(SQLException error) {
    return new LedgerException(
        "%s: its session no longer holds the lock of journal '%s', so that nothing more was written. Either the migration let go of it (pg_advisory_unlock_all, DISCARD ALL), or a pooler went on with another session. Remove what lets go of it, or hand in a data source past the pooler with JdbcTarget.statementConnections(...)."
            .formatted(what(), key),
        Redaction.cause(error, ServerError.of(error).message()));
  }

  /** The driver gave up at a COMMIT that the server may have run. */
  LedgerUnreachableException unknown(SQLException error) {
    ServerError server = ServerError.of(error);
    return new LedgerUnreachableException(
        "%s: %s. %s".formatted(what(), server.message(), UNKNOWN),
        Redaction.cause(error, server.message()));
  }

  private static List<SqlStatement> statements(FlushException failed) {
    return failed.candidates().stream()
        .filter(part -> part.role() == Part.Role.STATEMENT)
        .map(part -> Objects.requireNonNull(part.statement()))
        .toList();
  }

  /** The server refused this statement. */
  StatementFailedException at(SqlStatement statement, SQLException error) {
    int line = statement.line() + newlinesBefore(statement, ServerError.of(error).position());
    return failure(
        " failed at line %s (statement %s)".formatted(line, statement.number()), line, error);
  }

  private static int newlinesBefore(SqlStatement statement, int position) {
    return (int)
        statement
            .text()
            .codePoints()
            .limit(Math.max(0, position - 1))
            .filter(c -> c == '\n')
            .count();
  }

  private StatementFailedException among(List<SqlStatement> statements, SQLException error) {
    SqlStatement first = statements.get(0);
    SqlStatement last = statements.get(statements.size() - 1);
    return failure(
        " failed in one of the statements %s to %s, from line %s on (the driver does not tell which)"
            .formatted(first.number(), last.number(), first.line()),
        0,
        error);
  }

  private StatementFailedException failure(String where, int line, SQLException error) {
    ServerError server = ServerError.of(error);
    return new StatementFailedException(
        "%s%s.\n  server    %s\n  SQLSTATE  %s\n%s%s"
            .formatted(what(), where, server.message(), server.state(), remains, advice(error)),
        line,
        server.state(),
        server.message(),
        Redaction.cause(error, server.message()));
  }

  private String advice(SQLException error) {
    return PostgresErrors.is(PostgresErrors.LOCK_TIMEOUT, error)
        ? " Another session held a lock for more than %s ms: try again when it is gone, or allow more with JdbcTarget.lockTimeout(...)."
            .formatted(options.lockTimeout().toMillis())
        : " Correct the migration and run it again.";
  }

  private String what() {
    return step.migration() == null
        ? "Writing the journal (%s)".formatted(step.origin())
        : "Migration '%s' (%s)".formatted(step.migration(), step.origin());
  }

  private LedgerException unprepared(SQLException error) {
    return PostgresErrors.isDenied(error)
        ? tables.denied(
            "read its journal", "USAGE on the schema, SELECT and INSERT on its tables", error)
        : PostgresErrors.translate(what() + ": beginning the transaction", error);
  }

  private LedgerException unwritten(SQLException error) {
    if (PostgresErrors.isUniqueViolation(error)) {
      return new JournalMovedException(key);
    }
    if (PostgresErrors.is(PostgresErrors.SETTINGS_LOST, error)) {
      return new LedgerException(
          "%s has RESET ALL, after which the session's settings cannot be put back as they were. %s Reset the settings it means by their names and run it again."
              .formatted(what(), remains),
          Redaction.cause(error, ServerError.of(error).message()));
    }
    return PostgresErrors.isDenied(error)
        ? tables.denied(
            "append",
            "USAGE on the schema, SELECT and INSERT on its tables, by the role that is set when the"
                + " migration ends",
            error)
        : PostgresErrors.translate(what() + ": writing the journal entry", error);
  }

  /** An error of the driver's own tells nothing about what the server still did. */
  private static boolean isUnknown(FlushException failed) {
    return failed.withCommit()
        && (failed.in(Part.Role.COMMIT) || !ServerError.isServers(failed.error()));
  }

  private LedgerUnreachableException lost(FlushException failed) {
    ServerError server = ServerError.of(failed.error());
    String outcome = isUnknown(failed) ? UNKNOWN : remains;
    return new LedgerUnreachableException(
        "%s: the connection was lost: %s. %s".formatted(what(), server.message(), outcome),
        Redaction.cause(failed.error(), server.message()));
  }
}
