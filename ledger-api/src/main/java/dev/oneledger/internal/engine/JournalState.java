package dev.oneledger.internal.engine;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.internal.statementwise.Facts;
import dev.oneledger.internal.statementwise.Progress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an environment journal says of each migration: the last status wins. An immutable value. */
final class JournalState {

  /** The statuses a migration can have in an environment journal. */
  enum Status {
    APPLIED,
    STARTED,
    FAILED,
    IN_DOUBT,
    RESOLVED,
    ROLLED_BACK
  }

  /**
   * The last word on one migration.
   *
   * @param entry the entry that says it
   * @param progress how far it came, where it was begun statement by statement
   */
  record Recorded(Status status, JournalEntry entry, Progress progress) {

    /** The text it is about; null if it is known by name only. */
    @Nullable Hash textHash() {
      return subject().textHash();
    }

    @Nullable Hash tokenHash() {
      return subject().tokenHash();
    }

    Subject subject() {
      return Objects.requireNonNull(entry.subject());
    }

    /** The server's message of a failure. */
    @Nullable String message() {
      return entry.detail(Facts.MESSAGE);
    }
  }

  private final SortedMap<MigrationId, Recorded> migrations = new TreeMap<>();

  static JournalState of(List<JournalEntry> entries) {
    JournalState state = new JournalState();
    entries.forEach(state::accept);
    return state;
  }

  private void accept(JournalEntry entry) {
    Subject subject = entry.subject();
    if (subject != null && !entry.kind().status().isEmpty()) {
      MigrationId id = MigrationId.parse(subject.migration());
      Recorded before = migrations.get(id);
      Progress progress = (before == null ? Progress.NONE : before.progress()).after(entry);
      migrations.put(id, new Recorded(statusOf(entry.kind().status()), entry, progress));
    }
  }

  private static Status statusOf(String status) {
    return switch (status) {
      case "applied" -> Status.APPLIED;
      case "started" -> Status.STARTED;
      case "failed" -> Status.FAILED;
      case "in doubt" -> Status.IN_DOUBT;
      case "resolved" -> Status.RESOLVED;
      case "rolled back" -> Status.ROLLED_BACK;
      default ->
          throw new LedgerException(
              "An environment journal gives a migration the status '%s', which does not belong there."
                  .formatted(status));
    };
  }

  Optional<Recorded> of(MigrationId id) {
    return Optional.ofNullable(migrations.get(id));
  }

  Map<MigrationId, Recorded> all() {
    return migrations;
  }

  boolean isApplied(MigrationId id) {
    return of(id).filter(recorded -> recorded.status() == Status.APPLIED).isPresent();
  }
}
