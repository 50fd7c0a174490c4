package dev.oneledger.internal.journal;

import dev.oneledger.EntryKind;
import dev.oneledger.JournalEntry.Subject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an entry is to say, before it has a place in a journal. Immutable. Internal: may change in
 * any release.
 */
public record EntryDraft(EntryKind kind, @Nullable Subject subject, Map<String, String> details) {
  /** Copies the details. */
  public EntryDraft {
    details = Map.copyOf(details);
  }

  /** The same with further details. */
  public EntryDraft with(Map<String, String> further) {
    Map<String, String> all = new HashMap<>(details);
    all.putAll(further);
    return new EntryDraft(kind, subject, all);
  }
}
