package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.JournalEntry;
import dev.oneledger.Mode;
import dev.oneledger.internal.journal.EntryDraft;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mode that an environment journal itself says the environment is in: so a start is refused
 * after a demotion even while the ledger does not answer.
 */
final class JournalMode {
  private JournalMode() {}

  /** The last one it says; empty for an empty journal. */
  static Optional<Mode> of(List<JournalEntry> journal) {
    return journal.stream()
        .filter(JournalMode::saysMode)
        .map(entry -> entry.detail(EnvironmentRecord.MODE))
        .reduce((earlier, later) -> later)
        .map(Mode::ofLabel);
  }

  private static boolean saysMode(JournalEntry entry) {
    return (entry.kind() == EntryKind.OPENED || entry.kind() == EntryKind.MODE_CHANGED)
        && entry.detail(EnvironmentRecord.MODE) != null;
  }

  /** Whether an entry says that the environment is not managed any more. */
  static boolean isLeft(JournalEntry entry) {
    return saysMode(entry) && !Mode.MANAGED.label().equals(entry.detail(EnvironmentRecord.MODE));
  }

  /** What the journal is to say when the mode changes. */
  static EntryDraft changed(Mode mode, String why) {
    return new EntryDraft(
        EntryKind.MODE_CHANGED,
        null,
        Map.of(EnvironmentRecord.MODE, mode.label(), EnvironmentRecord.WHY, why));
  }
}
