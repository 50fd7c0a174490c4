package dev.oneledger.testkit;

import dev.oneledger.EntryKind;
import dev.oneledger.JournalEntry;
import dev.oneledger.spi.StepJournal;
import dev.oneledger.spi.StepProgress;
import java.util.List;
import java.util.function.Consumer;

/**
 * A journal that ends the run at one of its writes, as the end of the process would: what was
 * written before is there, what comes after never happens.
 */
final class BreakingJournal implements StepJournal {
  private final StepJournal journal;
  private final EntryKind kind;
  private final boolean written;
  private int passes;
  private boolean armed = true;

  /** The end of a run, on purpose. */
  static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private BreakingJournal(StepJournal journal, EntryKind kind, boolean written, int passes) {
    this.journal = journal;
    this.kind = kind;
    this.written = written;
    this.passes = passes;
  }

  /** Ends when an entry of this kind was written, after so many that pass. */
  static StepJournal after(EntryKind kind, int passes, StepJournal journal) {
    return new BreakingJournal(journal, kind, true, passes);
  }

  /** Ends when an entry of this kind is about to be written, after so many that pass. */
  static StepJournal before(EntryKind kind, int passes, StepJournal journal) {
    return new BreakingJournal(journal, kind, false, passes);
  }

  /**
   * Ends when a statement that runs by itself has run, and this is about to be written of it: a try
   * in a transaction before that passes.
   */
  static StepJournal afterStarted(EntryKind kind, StepJournal journal) {
    BreakingJournal breaking = new BreakingJournal(journal, kind, false, 0);
    breaking.armed = false;
    return breaking;
  }

  @Override
  public JournalEntry head() {
    return journal.head();
  }

  @Override
  public StepProgress progress() {
    return journal.progress();
  }

  @Override
  public void write(List<Note> notes, Consumer<List<JournalEntry>> target) {
    boolean ends = armed && holds(notes, kind) && passes-- == 0;
    if (ends && !written) {
      throw new Ended();
    }
    journal.write(notes, target);
    armed |= holds(notes, EntryKind.STARTED);
    if (ends) {
      throw new Ended();
    }
  }

  private static boolean holds(List<Note> notes, EntryKind kind) {
    return notes.stream().anyMatch(note -> note.kind() == kind);
  }
}
