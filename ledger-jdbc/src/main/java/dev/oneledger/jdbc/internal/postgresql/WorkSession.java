package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalEntry;
import dev.oneledger.internal.statementwise.Facts;
import dev.oneledger.internal.statementwise.Manner;
import dev.oneledger.internal.statementwise.Outcome;
import dev.oneledger.internal.statementwise.StatementSession;
import dev.oneledger.spi.LockHolder;
import dev.oneledger.spi.SqlStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A session that holds a journal's lock, at work on one step. For one thread. */
final class WorkSession implements StatementSession {
  private final Session session;
  private final SessionLock lock;
  private final StatementTransaction transactions;
  private final LockTimeout lockTimeout;
  private final StatementFailures failures;

  WorkSession(
      Session session,
      SessionLock lock,
      StatementTransaction transactions,
      LockTimeout lockTimeout,
      StatementFailures failures) {
    this.session = session;
    this.lock = lock;
    this.transactions = transactions;
    this.lockTimeout = lockTimeout;
    this.failures = failures;
  }

  @Override
  public Map<String, String> identity() {
    return Map.of(Facts.SESSION, "pid " + lock.pid(), Facts.SESSION_SINCE, lock.since());
  }

  @Override
  public Optional<LockHolder> find(Map<String, String> identity) {
    String pid = identity.get(Facts.SESSION);
    String since = identity.get(Facts.SESSION_SINCE);
    if (pid == null || since == null) {
      return Optional.empty();
    }
    return ours(() -> Backends.find(session, BatchPlace.firstNumber(pid), since));
  }

  @Override
  public void append(List<JournalEntry> entries) {
    transactions.append(entries);
  }

  @Override
  public Manner manner(SqlStatement statement) {
    return statement.classification().outsideTransaction() ? Manner.ALONE : Manner.IN_TRANSACTION;
  }

  @Override
  public boolean sharesTransactions() {
    return false;
  }

  @Override
  public void runInTransaction(List<SqlStatement> statements, List<JournalEntry> entries) {
    transactions.run(statements.get(0), entries);
  }

  @Override
  public void runAlone(SqlStatement statement) {
    Probe probe = Probe.of(statement);
    String sql =
        ours(
            () ->
                probe instanceof DetachedPartition detached
                    ? detached.completion(session).orElse(statement.text())
                    : statement.text());
    new LoneStatement(session, lockTimeout, failures).run(statement, sql);
    if (probe instanceof BuiltIndex index && statement.classification().guarded()) {
      ours(() -> index.passedOver(session))
          .ifPresent(
              invalid -> {
                throw failures.skipped(statement, invalid);
              });
    }
  }

  @Override
  public Map<String, String> facts(SqlStatement statement) {
    return ours(() -> Probe.of(statement).facts(session));
  }

  @Override
  public Outcome outcome(SqlStatement statement, Map<String, String> facts) {
    return ours(() -> Probe.of(statement).outcome(session, facts));
  }

  @Override
  public boolean isRepeatable(SqlStatement statement) {
    return Probe.isRepeatable(statement);
  }

  @Override
  public void clearAway(Map<String, String> facts) {
    ours(
        () -> {
          new InvalidIndexes(session, lockTimeout).drop(facts);
          return facts;
        });
  }

  @Override
  public void setAgain(List<SqlStatement> earlier) {
    ours(
        () -> {
          for (SqlStatement each : earlier) {
            if (SessionStatements.onlySets(each)) {
              session.execute(each.text());
            }
          }
          return earlier;
        });
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  /** Work of our own between the statements: its failure is none of theirs. */
  private <T> T ours(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException failed) {
      throw failures.broken(failed);
    }
  }
}
