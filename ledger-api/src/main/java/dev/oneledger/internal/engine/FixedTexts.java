package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which texts can no longer be exchanged for others: those pinned by a release, and those applied
 * in some environment as far as the ledger knows. Asked only when a build's text differs from the
 * registered one.
 *
 * <p>Of an environment whose own journal is at hand that journal says what is applied, not the
 * ledger's copy: after a restore from a backup the copy knows what is not there any more.
 */
final class FixedTexts {
  private final Context context;
  private final AppRecord app;
  private final @Nullable String atHand;
  private @Nullable List<JournalState> journals;
  private @Nullable List<Observation> observations;
  private final Set<List<Object>> adopted = new HashSet<>();

  /**
   * @param atHand the environment whose own journal is at hand, if there is one
   */
  FixedTexts(Context context, AppRecord app, @Nullable String atHand) {
    this.context = context;
    this.app = app;
    this.atHand = atHand;
  }

  boolean isFixed(MigrationId id, Hash textHash) {
    return app.pinning(id, textHash).isPresent()
        || isAppliedInJournal(id, textHash)
        || isObserved(id, textHash)
        || adopted.contains(List.of(id, textHash));
  }

  private boolean isAppliedInJournal(MigrationId id, Hash textHash) {
    return journals().stream()
        .map(journal -> journal.of(id))
        .anyMatch(
            recorded ->
                recorded.isPresent()
                    && recorded.get().status() == JournalState.Status.APPLIED
                    && textHash.equals(recorded.get().textHash()));
  }

  private boolean isObserved(MigrationId id, Hash textHash) {
    return observations().stream()
        .flatMap(observation -> observation.lines().stream())
        .anyMatch(
            line ->
                (line.state() == CellState.APPLIED || line.state() == CellState.DRIFTED)
                    && line.key().equals(id.canonical())
                    && textHash.equals(line.textHash()));
  }

  private List<JournalState> journals() {
    if (journals == null) {
      Map<JournalKey, JournalEntry> heads = context.store().heads(context.app());
      List<JournalState> found = new ArrayList<>();
      for (JournalKey key : heads.keySet()) {
        if (isOfEnvironment(key, heads) && !Objects.equals(key.environmentName(), atHand)) {
          found.add(JournalState.of(context.store().read(key, 0)));
        }
      }
      journals = found;
    }
    return journals;
  }

  /** Whether it is a journal of what is applied somewhere: of copies, the ones followed now. */
  private boolean isOfEnvironment(JournalKey key, Map<JournalKey, JournalEntry> heads) {
    String environment = key.environmentName();
    if (!key.isCopy() || environment == null) {
      return key.isEnvironmentJournal();
    }
    int generation = EnvironmentRecord.generation(heads, context.app(), environment);
    return key.equals(JournalKey.copy(context.app(), environment, generation));
  }

  private void addAdopted(EnvironmentRecord.Adopted migration) {
    Hash text = migration.textHash();
    if (text != null) {
      adopted.add(List.of(migration.id(), text));
    }
  }

  private List<Observation> observations() {
    if (observations == null) {
      List<Observation> found = new ArrayList<>();
      for (JournalKey key : context.store().heads(context.app()).keySet()) {
        String environment = key.environmentName();
        boolean aboutOne = !key.isEnvironmentJournal() && !key.isCopy();
        if (aboutOne && environment != null) {
          EnvironmentRecord record = context.recordOf(environment);
          record.adopted().values().forEach(this::addAdopted);
          if (record.mode().filter(Mode.MANAGED::equals).isEmpty()) {
            // Where we apply, the journal says what is there, not what was seen before.
            Observation.last(context, record).ifPresent(found::add);
          }
        }
      }
      observations = found;
    }
    return observations;
  }
}
