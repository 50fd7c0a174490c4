package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.JournalEntry;
import dev.oneledger.internal.statementwise.Manner;
import dev.oneledger.internal.statementwise.Outcome;
import dev.oneledger.internal.statementwise.StatementSession;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.spi.LockHolder;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session that holds a journal's lock, at work on one step. For one thread. */
final class StepwiseSession implements StatementSession {
  private final Step step;
  private final StatementTools tools;
  private final StatementFailures failures;
  private final StatementTransaction transactions;
  private final StatementRunner runner;
  private @Nullable Duration alone;

  StepwiseSession(
      Session session, LockedWork work, StatementTools tools, StatementFailures failures) {
    this.step = failures.step();
    this.tools = tools;
    this.failures = failures;
    this.transactions = new StatementTransaction(session, work, tools, failures);
    this.runner = new StatementRunner(session, tools.settings(), failures);
  }

  @Override
  public Map<String, String> identity() {
    return ours(tools.sessions()::identity);
  }

  @Override
  public Optional<LockHolder> find(Map<String, String> identity) {
    return ours(() -> tools.sessions().find(identity));
  }

  /** An entry after a statement that ran by itself keeps how long that took. */
  @Override
  public void append(List<JournalEntry> entries) {
    Duration took = alone;
    alone = null;
    transactions.append(entries, took);
  }

  @Override
  public Manner manner(SqlStatement statement) {
    return ours(() -> tools.rules().manner(statement));
  }

  @Override
  public boolean sharesTransactions() {
    return true;
  }

  @Override
  public void runInTransaction(List<SqlStatement> statements, List<JournalEntry> entries) {
    transactions.run(statements, entries);
  }

  @Override
  public void runAlone(SqlStatement statement) {
    long began = System.nanoTime();
    tools.rules().catalogChanged();
    runner.alone(statement);
    alone = Duration.ofNanos(System.nanoTime() - began);
  }

  @Override
  public Map<String, String> facts(SqlStatement statement) {
    return ours(() -> tools.probe().facts(statement));
  }

  @Override
  public Outcome outcome(SqlStatement statement, Map<String, String> facts) {
    return ours(() -> tools.probe().outcome(statement, facts));
  }

  @Override
  public boolean isRepeatable(SqlStatement statement) {
    return tools.rules().isRepeatable(statement);
  }

  /** A statement that took no effect leaves nothing here. */
  @Override
  public void clearAway(Map<String, String> facts) {}

  @Override
  public void setAgain(List<SqlStatement> earlier) {
    List<SqlStatement> left = step.statements().subList(earlier.size(), step.statements().size());
    ours(
        () -> {
          tools.settings().setAgain(earlier, left);
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
