package dev.oneledger.internal.engine;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.internal.journal.JournalVerifier;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.Target;
import java.util.List;

/**
 * An environment's journal for what is decided about the environment as a whole: read with its
 * chain verified, and continued by entries without any migration being run.
 *
 * @param refused what is refused where that fails, such as {@code 'prod' was not demoted}
 */
record VerifiedJournal(Context context, Target target, JournalKey key, String refused) {

  /**
   * Its entries.
   *
   * @throws dev.oneledger.FindingsException if it was altered
   */
  List<JournalEntry> read() {
    List<JournalEntry> entries = target.read(key, 0);
    Admission.refuseBlocked(refused + ".", JournalVerifier.verify(key, entries));
    return entries;
  }

  /**
   * Appends entries that continue what was read; none is nothing to do.
   *
   * @throws LedgerBusyException if somebody else wrote to it in the meantime; nothing was written
   */
  void append(String what, List<JournalEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    try {
      target.apply(
          Step.entriesOnly(what), entries, context.deadline(String.valueOf(key.environmentName())));
    } catch (JournalMovedException moved) {
      throw (LedgerBusyException)
          new LedgerBusyException(
                  "%s: another process wrote to its journal in the meantime. Look at it, then try again."
                      .formatted(refused))
              .initCause(moved);
    }
  }
}
