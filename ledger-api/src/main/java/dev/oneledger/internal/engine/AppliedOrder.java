package dev.oneledger.internal.engine;

import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where what is applied stands against the order of application: which migration comes late, and
 * which is an applied one under another name. Release order counts where a release is assigned,
 * else revision, and then migrations count too that this build does not contain.
 */
final class AppliedOrder {
  private final Expectation expectation;
  private final Map<Revision, MigrationId> byRevision = new HashMap<>();
  private @Nullable MigrationId highest;
  private final Map<MigrationId, Integer> places = new HashMap<>();
  private int lastPlace = -1;

  AppliedOrder(Expectation expectation, JournalState state) {
    this.expectation = expectation;
    for (MigrationId id : state.all().keySet()) {
      Revision revision = id.revision();
      if (revision != null && state.isApplied(id)) {
        byRevision.put(revision, id);
        highest = highest == null || id.compareTo(highest) > 0 ? id : highest;
      }
    }
    List<MigrationId> order = expectation.order();
    for (int i = 0; i < order.size(); i++) {
      MigrationId id = order.get(i);
      places.put(id, i);
      if (!id.isRepeatable() && state.isApplied(id)) {
        lastPlace = i;
      }
    }
  }

  /** The applied migration that should have come after an expected one, if there is one. */
  Optional<MigrationId> overtaker(MigrationId id) {
    if (id.isRepeatable()) {
      return Optional.empty();
    }
    if (expectation.release().isPresent()) {
      return places.getOrDefault(id, lastPlace) < lastPlace
          ? Optional.of(expectation.order().get(lastPlace))
          : Optional.empty();
    }
    return Optional.ofNullable(highest).filter(applied -> id.compareTo(applied) < 0);
  }

  /** The applied migration that has this one's revision under another name, if there is one. */
  Optional<MigrationId> otherName(MigrationId id) {
    Revision revision = id.revision();
    return revision == null
        ? Optional.empty()
        : Optional.ofNullable(byRevision.get(revision)).filter(other -> !other.equals(id));
  }
}
