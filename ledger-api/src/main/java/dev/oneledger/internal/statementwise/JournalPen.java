package dev.oneledger.internal.statementwise;

import dev.oneledger.EntryKind;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Stamp;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.internal.journal.JournalWriter;
import dev.oneledger.spi.StepJournal;
import dev.oneledger.spi.StepProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Writes a journal while a step is applied. Not thread-safe. Internal: may change in any release.
 */
public final class JournalPen implements StepJournal {
  private final JournalKey key;
  private final List<JournalEntry> written;
  private final Supplier<Stamp> stamps;
  private final StepProgress progress;
  private final List<EntryDraft> completion;
  private final Subject subject;
  private JournalWriter writer;

  /**
   * @param whole the journal as it was read; at least its opening
   * @param subject the migration the step applies
   * @param completion what is written when all of it is done: that it is applied, and what follows
   *     from that for others
   */
  public JournalPen(
      JournalKey key,
      List<JournalEntry> whole,
      Supplier<Stamp> stamps,
      StepProgress progress,
      Subject subject,
      List<EntryDraft> completion) {
    this.key = key;
    this.written = new ArrayList<>(whole);
    this.stamps = stamps;
    this.progress = progress;
    this.subject = subject;
    this.completion = List.copyOf(completion);
    this.writer = new JournalWriter(key, written);
  }

  @Override
  public JournalEntry head() {
    return written.get(written.size() - 1);
  }

  @Override
  public StepProgress progress() {
    return progress;
  }

  @Override
  public void write(List<Note> notes, Consumer<List<JournalEntry>> target) {
    List<JournalEntry> entries = new ArrayList<>();
    for (Note note : notes) {
      for (EntryDraft draft : drafts(note)) {
        entries.add(writer.next(draft, stamps.get()));
      }
    }
    try {
      target.accept(entries);
    } catch (RuntimeException | Error notWritten) {
      writer = new JournalWriter(key, written);
      throw notWritten;
    }
    written.addAll(entries);
  }

  private List<EntryDraft> drafts(Note note) {
    return note.kind() == EntryKind.APPLIED
        ? completion
        : List.of(new EntryDraft(note.kind(), subject, note.details()));
  }

  /** The journal with everything written so far. */
  public List<JournalEntry> entries() {
    return List.copyOf(written);
  }
}
