package dev.oneledger.spi;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import java.util.Collection;
import java.util.Map;

/**
 * An optional ability of a {@link LedgerStore}: it tells the last entries of some journals without
 * a look at all others, so that one environment among thousands costs what one alone costs.
 * Thread-safe.
 */
public interface SelectedHeads {

  /**
   * The last entries of these journals; those that are empty are absent from the result.
   *
   * @throws dev.oneledger.LedgerUnreachableException if the store cannot be reached
   */
  Map<JournalKey, JournalEntry> headsOf(Collection<JournalKey> keys);
}
