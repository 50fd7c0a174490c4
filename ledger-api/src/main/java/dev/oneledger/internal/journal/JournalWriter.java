package dev.oneledger.internal.journal;

import dev.oneledger.EntryKind;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Chain;
import dev.oneledger.JournalEntry.Stamp;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the next entries of one journal from those already in it. Writes nothing itself. Not
 * thread-safe. Internal: may change in any release.
 */
public final class JournalWriter {
  private final JournalKey key;
  private final StateDigest state = new StateDigest();
  private long sequence;
  private Hash previous;

  /** Continues after these entries, which are the whole journal so far. */
  public JournalWriter(JournalKey key, List<JournalEntry> entries) {
    this.key = key;
    this.previous = EntryHash.ofJournal(key);
    for (JournalEntry entry : entries) {
      state.accept(entry);
      sequence = entry.sequence();
      previous = entry.chain().hash();
    }
  }

  /** The next entry, of a draft. */
  public JournalEntry next(EntryDraft draft, Stamp stamp) {
    return next(draft.kind(), stamp, draft.subject(), draft.details());
  }

  /** The next entry; the one after it will follow it. */
  public JournalEntry next(
      EntryKind kind, Stamp stamp, @Nullable Subject subject, Map<String, String> details) {
    state.accept(kind, subject);
    JournalEntry entry =
        EntryHash.seal(
            new JournalEntry(
                key,
                sequence + 1,
                kind,
                stamp,
                subject,
                new TreeMap<>(details),
                new Chain(previous, state.value(), previous)));
    sequence = entry.sequence();
    previous = entry.chain().hash();
    return entry;
  }
}
