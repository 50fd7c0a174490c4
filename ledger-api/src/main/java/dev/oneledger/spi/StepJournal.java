package dev.oneledger.spi;

import dev.oneledger.EntryKind;
import dev.oneledger.JournalEntry;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The journal as the one who applies a step writes it: makes entries, which the target puts into
 * its database. For one thread and one call.
 */
public interface StepJournal {

  /** The entry the journal ended with when it was read; the target refuses if it does not now. */
  JournalEntry head();

  /** What an earlier try of the step left. */
  StepProgress progress();

  /**
   * Makes the next entries and hands them to the target's own code. They count as written when that
   * returns; if it throws, the next call makes others in their place.
   */
  void write(List<Note> notes, Consumer<List<JournalEntry>> target);

  /**
   * What an entry is to say of the step's migration.
   *
   * @param kind what happened
   * @param details further facts, by name
   */
  record Note(EntryKind kind, Map<String, String> details) {
    public Note {
      details = Map.copyOf(details);
    }
  }
}
