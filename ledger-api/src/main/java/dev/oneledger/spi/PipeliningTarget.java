package dev.oneledger.spi;

import dev.oneledger.JournalEntry;
import java.time.Duration;
import java.util.List;

/**
 * A target that can send several transactional steps in one round trip, each still in a transaction
 * of its own together with its entries. It makes a backlog of small migrations cheaper, and changes
 * nothing about what each of them is: whoever can do without gets the same from {@link #apply}.
 */
public interface PipeliningTarget extends Target {

  /**
   * Whether a step may share a round trip with others: it is small, quick as far as its words tell,
   * and nothing in it could end a transaction or needs its result looked at. Does not connect.
   */
  boolean mayShareTrip(Step step);

  /**
   * Applies steps in order, each as {@link #apply} does, in as few round trips as is safe. Where
   * one cannot be applied, for whatever reason, nothing of it and of those after it is left, and
   * those before it stay: this returns then, and whoever calls applies the next one by itself,
   * which waits for another runner or tells the reason. Nothing waits here for another runner.
   *
   * <p>Where the client ends in the middle, the server may go on to the last of them; each of those
   * is applied and recorded, or neither.
   *
   * @param works steps that may share a trip; their entries are consecutive entries of one journal,
   *     from one step to the next
   * @return how long each of those that were applied took, in order: fewer than asked for where one
   *     was not
   * @throws dev.oneledger.LedgerUnreachableException if the connection was lost; which of them were
   *     applied is then in the journal
   */
  List<Duration> applyInOrder(List<Work> works);

  /**
   * A step and what is recorded with it.
   *
   * @param entries consecutive entries, at least one
   */
  record Work(Step step, List<JournalEntry> entries) {
    public Work {
      entries = List.copyOf(entries);
    }
  }
}
