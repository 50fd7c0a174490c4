package dev.oneledger.internal.engine;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    ROLLED_BACK
  }

  /**
   * The last word on one migration.
   *
   * @param textHash the text it is about; null if it is known by name only
   * @param at when it was written
   * @param message the server's message of a failure
   */
  record Recorded(
      Status status,
      @Nullable Hash textHash,
      @Nullable Hash tokenHash,
      Instant at,
      @Nullable String message) {}

  static final String MESSAGE = "message";

  private final SortedMap<MigrationId, Recorded> migrations = new TreeMap<>();

  static JournalState of(List<JournalEntry> entries) {
    JournalState state = new JournalState();
    entries.forEach(state::accept);
    return state;
  }

  private void accept(JournalEntry entry) {
    Subject subject = entry.subject();
    if (subject != null && !entry.kind().status().isEmpty()) {
      migrations.put(
          MigrationId.parse(subject.migration()),
          new Recorded(
              statusOf(entry.kind().status()),
              subject.textHash(),
              subject.tokenHash(),
              entry.stamp().at(),
              entry.detail(MESSAGE)));
    }
  }

  private static Status statusOf(String status) {
    return switch (status) {
      case "applied" -> Status.APPLIED;
      case "started" -> Status.STARTED;
      case "failed" -> Status.FAILED;
      case "in doubt" -> Status.IN_DOUBT;
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
