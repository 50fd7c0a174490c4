package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.tables.JournalReads;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.StatementwiseTarget;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.StepJournal;
import dev.oneledger.spi.TargetState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A managed environment's database of a product whose schema changes commit by themselves.
 * Internal: may change in any release.
 */
public final class StepwiseTarget implements StatementwiseTarget {
  private final Connections connections;
  private final StepwiseProduct product;
  private final JournalReads reads;

  /** Of this product. */
  public StepwiseTarget(Connections connections, StepwiseProduct product) {
    this.connections = connections;
    this.product = product;
    this.reads = new JournalReads(connections, product.tables());
  }

  @Override
  public SqlDialect dialect() {
    return product.language();
  }

  @Override
  public Optional<JournalEntry> head(JournalKey key) {
    return reads.head(key).stream().findFirst();
  }

  @Override
  public List<JournalEntry> read(JournalKey key, long afterSequence) {
    return reads.after(key, afterSequence);
  }

  @Override
  public TargetState inspect(JournalKey key) {
    try (Session session = open()) {
      return product.inspect(session, key);
    } catch (SQLException failed) {
      throw product.tables().rules().translate("Inspecting the database", failed);
    }
  }

  private Session open() {
    return Session.open(connections, product.tables().rules());
  }

  @Override
  public Duration apply(Step step, List<JournalEntry> entries, Deadline deadline) {
    long began = System.nanoTime();
    EntryChain chain = new EntryChain(entries);
    if (!step.statements().isEmpty()) {
      throw new LedgerException(
          "Migration '%s' (%s) cannot be one transaction here: %s commits each change of the schema by itself."
              .formatted(
                  step.migration(), step.origin(), product.tables().rules().product().label()));
    }
    try (Session session = open()) {
      write(session, chain, step.origin(), deadline);
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Override
  public boolean hasTransactionalDdl() {
    return false;
  }

  @Override
  public Duration applyStatements(Step step, StepJournal journal, Deadline deadline) {
    try (Session session = open()) {
      return new StepwiseApplication(session, product, step, journal).run(deadline);
    }
  }

  private void write(Session session, EntryChain chain, String why, Deadline deadline) {
    try (LockedWork work = new LockedWork(chain.key(), product.workplace(session, chain.key()))) {
      try {
        work.await(chain.isBeginning(), deadline);
        work.begin(chain, deadline);
      } catch (SQLException failed) {
        throw work.translate("Writing the journal (%s)".formatted(why), failed);
      }
    } catch (SQLException failed) {
      session.abort();
      throw product.tables().rules().translate("Ending the work on the journal", failed);
    }
  }
}
