package dev.oneledger.spi;

import java.time.Duration;

/**
 * A target that can also apply a step statement by statement, each with its own entries in the
 * journal: what a database does whose schema changes commit by themselves, and what statements need
 * that refuse to run inside a transaction.
 */
public interface StatementwiseTarget extends Target {

  /**
   * Whether schema changes can be part of a transaction here. Where they cannot, every step is
   * applied statement by statement.
   */
  boolean hasTransactionalDdl();

  /**
   * Applies a step statement by statement, going on where an earlier try ended. Whatever ends the
   * run, the journal then tells which statements took effect, and names the one of which that is
   * not known.
   *
   * <p>Works under a lock that the working session itself holds, so that it lasts as long as a
   * statement which the server still runs after its client is gone.
   *
   * @param journal makes the entries to write, and says what an earlier try left
   * @return how long it took
   * @throws JournalMovedException if the journal has moved since it was read; nothing was done
   * @throws StatementFailedException if a statement failed; the journal has the failure
   * @throws StatementInDoubtException if it cannot be found out whether a statement of an earlier
   *     try took effect, and running it again might do harm; the journal says so
   * @throws dev.oneledger.LedgerBusyException if the deadline passed while another runner held the
   *     lock, or a statement of an ended one still ran; nothing was done
   */
  Duration applyStatements(Step step, StepJournal journal, Deadline deadline);
}
