package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.Hash;
import dev.oneledger.JournalKey;
import dev.oneledger.MigrationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which texts can no longer be exchanged for others: those pinned by a release, and those applied
 * in some environment as far as the ledger knows. Asked only when a build's text differs from the
 * registered one.
 */
final class FixedTexts {
  private final Context context;
  private final AppRecord app;
  private @Nullable List<JournalState> journals;
  private @Nullable List<Observation> observations;

  FixedTexts(Context context, AppRecord app) {
    this.context = context;
    this.app = app;
  }

  boolean isFixed(MigrationId id, Hash textHash) {
    return app.pinning(id, textHash).isPresent()
        || isAppliedInJournal(id, textHash)
        || isObserved(id, textHash);
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
                line.state() == CellState.APPLIED
                    && line.key().equals(id.canonical())
                    && textHash.equals(line.textHash()));
  }

  private List<JournalState> journals() {
    if (journals == null) {
      List<JournalState> found = new ArrayList<>();
      for (JournalKey key : keys()) {
        if (key.isEnvironmentJournal() || key.isCopy()) {
          found.add(JournalState.of(context.store().read(key, 0)));
        }
      }
      journals = found;
    }
    return journals;
  }

  private List<Observation> observations() {
    if (observations == null) {
      List<Observation> found = new ArrayList<>();
      for (JournalKey key : keys()) {
        String environment = key.environmentName();
        boolean aboutOne = !key.isEnvironmentJournal() && !key.isCopy();
        if (aboutOne && environment != null) {
          Observation.last(context, context.recordOf(environment)).ifPresent(found::add);
        }
      }
      observations = found;
    }
    return observations;
  }

  private Set<JournalKey> keys() {
    return context.store().heads(context.app()).keySet();
  }
}
