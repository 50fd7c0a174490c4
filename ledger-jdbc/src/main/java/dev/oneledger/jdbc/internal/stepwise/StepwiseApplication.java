package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.JournalEntry;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerException;
import dev.oneledger.internal.statementwise.StatementRun;
import dev.oneledger.jdbc.internal.ErrorRules;
import dev.oneledger.jdbc.internal.Redaction;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementFailedException;
import dev.oneledger.spi.StatementInDoubtException;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.StepJournal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One step being applied statement by statement in a session. For one thread, once. */
final class StepwiseApplication {
  private static final Logger LOG = LoggerFactory.getLogger(StepwiseApplication.class);

  private final Session session;
  private final StepwiseProduct product;
  private final Step step;
  private final StepJournal journal;
  private final JournalEntry head;

  StepwiseApplication(Session session, StepwiseProduct product, Step step, StepJournal journal) {
    this.session = session;
    this.product = product;
    this.step = step;
    this.journal = journal;
    this.head = journal.head();
  }

  /** Runs what is left of the step, from taking the lock to letting go of it. */
  Duration run(Deadline deadline) {
    LockedWork work;
    StatementTools tools;
    try {
      work = new LockedWork(head.key(), product.workplace(session, head.key()));
      tools = product.tools(session, step);
    } catch (SQLException failed) {
      session.abort();
      throw rules().translate("Applying " + step.origin(), failed);
    }
    step.statements().forEach(statement -> refuse(tools.rules(), statement));
    boolean orderly = false;
    try {
      lock(work, deadline);
      Duration took = locked(work, tools, deadline);
      orderly = true;
      return took;
    } catch (StatementFailedException failed) {
      orderly = failed.getSuppressed().length == 0;
      throw failed;
    } catch (StatementInDoubtException | LedgerBusyException | JournalMovedException told) {
      orderly = true;
      throw told;
    } finally {
      end(work, tools.settings(), orderly);
    }
  }

  private ErrorRules rules() {
    return product.tables().rules();
  }

  private void lock(LockedWork work, Deadline deadline) {
    try {
      work.await(false, deadline);
      work.requireHead(head);
    } catch (SQLException failed) {
      throw work.translate("Locking journal '%s'".formatted(head.key()), failed);
    }
  }

  private Duration locked(LockedWork work, StatementTools tools, Deadline deadline) {
    long began = System.nanoTime();
    StatementFailures failures = new StatementFailures(rules(), tools.rules(), step);
    try {
      tools.settings().begin();
    } catch (SQLException failed) {
      throw failures.broken(failed);
    }
    new StatementRun(step, journal, new StepwiseSession(session, work, tools, failures))
        .run(deadline);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private void refuse(StatementRules rules, SqlStatement statement) {
    Optional<String> objection = rules.objection(statement);
    if (objection.isPresent()) {
      throw new LedgerException(
          "Migration '%s' (%s), line %s: %s Nothing was done."
              .formatted(step.migration(), step.origin(), statement.line(), objection.get()));
    }
  }

  /**
   * Gives the session back as it was. It ends instead where that is not certain, and where the
   * journal does not tell how its last statement ended: it must not look as if it still ran that.
   */
  private void end(LockedWork work, WorkSettings settings, boolean orderly) {
    boolean restored = orderly && attempt(settings::giveBack);
    if (!restored) {
      settings.endSession();
    }
    boolean released =
        attempt(
            () -> {
              work.close();
              return true;
            });
    if (restored && !released) {
      settings.endSession();
    }
  }

  private interface Ending {
    boolean run() throws SQLException;
  }

  private static boolean attempt(Ending ending) {
    try {
      return ending.run();
    } catch (SQLException uncertain) {
      LOG.debug("A session is ended instead of given back", Redaction.cause(uncertain));
    } catch (RuntimeException defect) {
      // The driver's; it must not keep the lock from being let go of.
      LOG.debug("A session is ended instead of given back: {}", defect.getClass().getName());
    }
    return false;
  }
}
