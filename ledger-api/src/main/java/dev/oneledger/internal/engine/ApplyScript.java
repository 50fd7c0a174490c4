package dev.oneledger.internal.engine;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.internal.sql.StatementWords;
import dev.oneledger.internal.statementwise.Progress;
import dev.oneledger.internal.statementwise.StatementHashes;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementVerb;
import dev.oneledger.spi.StatementwiseTarget;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a migration's text into the statements a target runs. */
final class ApplyScript {
  private ApplyScript() {}

  /** The step that applies a migration, without the file's own BEGIN and COMMIT. */
  static Step step(Migration migration, SqlDialect dialect) {
    return new Step(migration.id(), migration.origin(), statements(migration, dialect));
  }

  private static List<SqlStatement> statements(Migration migration, SqlDialect dialect) {
    SqlScript script = SqlSplitter.split(migration.apply().text(), dialect);
    return OuterTransaction.strip(script).statements();
  }

  /** Why the migration cannot run on a target as it stands; empty if nothing speaks against it. */
  static List<String> obstacles(Migration migration, Target target) {
    List<String> obstacles = new ArrayList<>();
    if (!migration.transactional() && !(target instanceof StatementwiseTarget)) {
      obstacles.add(
          "%s: it asks to run outside a transaction (-- ledger: no-transaction), which this target does not offer."
              .formatted(migration.origin()));
    }
    try {
      SqlScript script = SqlSplitter.split(migration.apply().text(), target.dialect());
      script
          .psqlCommands()
          .forEach(
              command ->
                  obstacles.add(
                      "%s:%s: psql commands run in psql only: %s"
                          .formatted(migration.origin(), command.line(), command.text().strip())));
      for (SqlStatement statement : OuterTransaction.strip(script).statements()) {
        if (migration.transactional() && choosesIsolation(statement, target.dialect())) {
          obstacles.add(
              "%s:%s: the isolation level cannot be chosen here, for the migration's transaction has read the journal before. Remove the statement; lock the tables where their rows must not change in between."
                  .formatted(migration.origin(), statement.line()));
        }
        if (migration.transactional() && statement.classification().outsideTransaction()) {
          obstacles.add(
              "%s:%s: this statement cannot run inside a transaction, and the migration runs in one. Begin the file with the line '-- ledger: no-transaction', best in a migration of its own: its statements then run one by one."
                  .formatted(migration.origin(), statement.line()));
        }
      }
    } catch (LedgerException e) {
      obstacles.add(migration.origin() + ": " + e.getMessage());
    }
    return obstacles;
  }

  /**
   * Asks for another level than PostgreSQL's default, which the server refuses once it has read.
   */
  private static boolean choosesIsolation(SqlStatement statement, SqlDialect dialect) {
    if (dialect != SqlDialect.POSTGRESQL
        || statement.classification().verb() != StatementVerb.SET) {
      return false;
    }
    StatementWords words = StatementWords.of(statement.text(), dialect);
    boolean ofTransaction =
        words.beginsWith("SET", "TRANSACTION")
            || words.beginsWith("SET", "LOCAL", "TRANSACTION")
            || words.beginsWith("SET", "SESSION", "TRANSACTION");
    return ofTransaction
        && (words.has("SNAPSHOT") || (words.has("ISOLATION") && !words.has("COMMITTED")));
  }

  /** Whether a target applies the migration statement by statement. */
  static boolean isStatementwise(Migration migration, Progress progress, Target target) {
    return target instanceof StatementwiseTarget statementwise
        && (!migration.transactional()
            || !statementwise.hasTransactionalDdl()
            || progress.isBegun());
  }

  /** What of an earlier try the migration's text no longer fits; empty if it does. */
  static Optional<String> misfit(Migration migration, Progress progress, SqlDialect dialect) {
    if (!progress.isBegun()) {
      return Optional.empty();
    }
    List<SqlStatement> statements = statements(migration, dialect);
    if (!progress.isBeginningOf(new StatementHashes(statements))) {
      return Optional.of("begins with them");
    }
    return progress.isOpenAt(statements)
        ? Optional.empty()
        : Optional.of("has the statement after them that was begun");
  }
}
