package dev.oneledger.internal.statementwise;

import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerException;
import dev.oneledger.internal.waiting.Patience;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.LockHolder;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementFailedException;
import dev.oneledger.spi.StatementInDoubtException;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.StepJournal;
import dev.oneledger.spi.StepJournal.Note;
import dev.oneledger.spi.StepProgress;
import dev.oneledger.spi.StepProgress.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One run of a step, statement by statement, as the package's description says. For one thread,
 * once. Internal: may change in any release.
 */
public final class StatementRun {
  private final Step step;
  private final StepJournal journal;
  private final StatementSession session;
  private final Notes notes;
  private final List<SqlStatement> statements;

  /** Of a step, in a session that holds the journal's lock. */
  public StatementRun(Step step, StepJournal journal, StatementSession session) {
    this.step = step;
    this.journal = journal;
    this.session = session;
    this.notes = new Notes(step);
    this.statements = step.statements();
  }

  /** Runs what is left of the step; see {@link dev.oneledger.spi.StatementwiseTarget}. */
  public void run(Deadline deadline) {
    StepProgress progress = journal.progress();
    int done = progress.done();
    session.setAgain(statements.subList(0, done));
    Attempt last = progress.last();
    if (last != null && done < statements.size()) {
      done = settle(statements.get(done), last, deadline);
    }
    if (statements.isEmpty()) {
      append(notes.done(0));
    }
    while (done < statements.size()) {
      done = next(done);
    }
  }

  /** Finds out about the last try of a statement; returns how many statements are done then. */
  private int settle(SqlStatement statement, Attempt last, Deadline deadline) {
    awaitEnd(last, deadline);
    if (!last.failed()) {
      switch (session.outcome(statement, last.facts())) {
        case APPLIED -> {
          append(notes.done(statement.number()));
          return statement.number();
        }
        case UNKNOWN -> {
          if (!session.isRepeatable(statement)) {
            throw doubt(statement, "the run that began it ended before it was recorded", last);
          }
        }
        case NOT_APPLIED -> {}
      }
    }
    session.clearAway(last.facts());
    return statement.number() - 1;
  }

  /** The server may go on with a statement when the client that sent it is gone. */
  private void awaitEnd(Attempt last, Deadline deadline) {
    Patience patience = new Patience(deadline);
    Optional<LockHolder> still = session.find(last.facts());
    while (still.isPresent()) {
      LockHolder holder = still.get();
      if (!patience.pause(() -> holder)) {
        throw new LedgerBusyException(
            "Migration '%s' (%s): a statement of an earlier run still runs: %s.\nWaited %s ms; nothing was done. Try again when it has ended."
                .formatted(step.migration(), step.origin(), holder, deadline.allowed().toMillis()));
      }
      still = session.find(last.facts());
    }
  }

  private int next(int done) {
    SqlStatement statement = statements.get(done);
    Manner manner = session.manner(statement);
    if (manner != Manner.IN_TRANSACTION) {
      return alone(statement, manner);
    }
    try {
      return together(done);
    } catch (NotInTransactionException byItself) {
      return alone(statement, Manner.PIECEMEAL);
    }
  }

  private int together(int done) {
    List<SqlStatement> group = group(done);
    int after = done + group.size();
    try {
      journal.write(
          List.of(notes.done(after)), entries -> session.runInTransaction(group, entries));
      return after;
    } catch (StatementFailedException failed) {
      record(notes.failed(group.get(0), failed, Map.of()), failed);
      throw failed;
    }
  }

  private List<SqlStatement> group(int done) {
    List<SqlStatement> group = new ArrayList<>(List.of(statements.get(done)));
    while (session.sharesTransactions()
        && done + group.size() < statements.size()
        && session.manner(statements.get(done + group.size())) == Manner.IN_TRANSACTION) {
      group.add(statements.get(done + group.size()));
    }
    return group;
  }

  private int alone(SqlStatement statement, Manner manner) {
    Map<String, String> facts = new TreeMap<>(session.identity());
    facts.putAll(session.facts(statement));
    append(notes.started(statement, facts));
    try {
      session.runAlone(statement);
    } catch (StatementFailedException failed) {
      throw refused(statement, manner, failed, facts);
    }
    append(notes.done(statement.number()));
    return statement.number();
  }

  private LedgerException refused(
      SqlStatement statement,
      Manner manner,
      StatementFailedException failed,
      Map<String, String> facts) {
    if (manner == Manner.PIECEMEAL
        && !session.isRepeatable(statement)
        && session.outcome(statement, facts) != Outcome.NOT_APPLIED) {
      return doubt(
          statement,
          "it failed, and may have left a part: " + failed.serverMessage(),
          new Attempt(facts, false));
    }
    record(notes.failed(statement, failed, facts), failed);
    return failed;
  }

  private StatementInDoubtException doubt(SqlStatement statement, String why, Attempt last) {
    append(notes.inDoubt(statement, why, last.facts()));
    return new StatementInDoubtException(statement, why);
  }

  private void append(Note note) {
    journal.write(List.of(note), session::append);
  }

  private void record(Note note, StatementFailedException failed) {
    try {
      append(note);
    } catch (RuntimeException unrecorded) {
      failed.addSuppressed(unrecorded);
    }
  }
}
