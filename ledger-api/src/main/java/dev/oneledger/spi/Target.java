package dev.oneledger.spi;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.SqlDialect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A managed environment's database. Only {@link #apply} writes. Thread-safe.
 *
 * <p>Every method throws {@link dev.oneledger.LedgerUnreachableException} if the database does not
 * answer, and {@link dev.oneledger.LedgerException} if it is not the product the target was made
 * for.
 */
public interface Target {

  /** The SQL this database speaks. The first call may connect, where only that can tell. */
  SqlDialect dialect();

  /** The journal's last entry, in one round trip; empty if there is no journal. */
  Optional<JournalEntry> head(JournalKey key);

  /** The journal's entries after a sequence number, in order; empty if there are none. */
  List<JournalEntry> read(JournalKey key, long afterSequence);

  /** What else is in the schema: asked before the first entry is written. */
  TargetState inspect(JournalKey key);

  /**
   * Runs a step and appends the entries, in one transaction, under a lock that lasts exactly as
   * long: everything or nothing is left, whatever happens. Where schema changes commit by
   * themselves ({@link StatementwiseTarget#hasTransactionalDdl()}), only steps without statements
   * come here.
   *
   * @param entries consecutive entries of one environment journal; the first must follow its last.
   *     The target creates the tables for the journal where they are missing
   * @param deadline how long to wait for another runner of the same environment
   * @return how long it took, by the server's clock
   * @throws JournalMovedException if the journal has moved since it was read; nothing was done
   * @throws StatementFailedException if a statement failed; nothing is left
   * @throws dev.oneledger.LedgerBusyException if the deadline passed while another runner held the
   *     lock; nothing was done
   */
  Duration apply(Step step, List<JournalEntry> entries, Deadline deadline);
}
