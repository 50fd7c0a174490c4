package dev.oneledger.internal.engine;

import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every migration the build or the ledger knows. A registered one whose revision the build has
 * under another name was given up, unless its text is applied or pinned somewhere.
 */
final class KnownIds {
  private KnownIds() {}

  static NavigableSet<MigrationId> of(Context context, AppRecord app) {
    NavigableSet<MigrationId> known = new TreeSet<>(context.catalogue().ids());
    Set<Revision> taken = new HashSet<>();
    known.forEach(id -> Optional.ofNullable(id.revision()).ifPresent(taken::add));
    FixedTexts fixed = new FixedTexts(context, app, null);
    for (MigrationId id : app.ids()) {
      Revision revision = id.revision();
      boolean rivalled = revision != null && taken.contains(revision) && !known.contains(id);
      if (!rivalled || isFixed(fixed, app, id)) {
        known.add(id);
      }
    }
    return known;
  }

  private static boolean isFixed(FixedTexts fixed, AppRecord app, MigrationId id) {
    return app.registered(id)
        .map(Lineage.Pin::textHash)
        .filter(text -> fixed.isFixed(id, text))
        .isPresent();
  }
}
