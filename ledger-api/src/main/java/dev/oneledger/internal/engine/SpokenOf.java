package dev.oneledger.internal.engine;

import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.Receipt;
import dev.oneledger.internal.engine.EnvironmentRecord.AcceptedReceipt;
import dev.oneledger.internal.engine.EnvironmentRecord.Assignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of an environment's receipts count for which migration. A receipt speaks of every migration
 * of its release's lineage, those it does not list included, and of no other. Of a migration the
 * last proven receipt counts that speaks of it, and on top the claims about later moments; where
 * none is proven, the last claim.
 */
final class SpokenOf {
  private final List<AcceptedReceipt> all;
  private final List<Set<MigrationId>> spokenOf = new ArrayList<>();
  private final Map<MigrationId, Integer> lastProven = new HashMap<>();
  private final Map<MigrationId, Integer> lastClaim = new HashMap<>();

  /**
   * Compares receipts.
   *
   * @param all in the order of acceptance
   * @throws LedgerException if the ledger does not know the release of one
   */
  SpokenOf(List<AcceptedReceipt> all, AppRecord app) {
    this.all = all;
    Map<Assignment, Set<MigrationId>> ofReleases = new HashMap<>();
    for (int place = 0; place < all.size(); place++) {
      Set<MigrationId> ids =
          ofReleases.computeIfAbsent(all.get(place).of(), release -> ids(app, release));
      spokenOf.add(ids);
      Map<MigrationId, Integer> latest = all.get(place).isProven() ? lastProven : lastClaim;
      for (MigrationId id : ids) {
        latest.put(id, place);
      }
    }
  }

  private static Set<MigrationId> ids(AppRecord app, Assignment release) {
    return app.revision(release.releaseId(), release.revision())
        .map(document -> ids(document.lineage()))
        .orElseThrow(
            () ->
                new LedgerException(
                    "A receipt for release %s r%s is accepted, but the ledger's journal has no such release: restore the ledger from a backup."
                        .formatted(release.releaseId(), release.revision())));
  }

  /** The migrations of a lineage. */
  static Set<MigrationId> ids(Lineage lineage) {
    return lineage.pins().stream()
        .map(Lineage.Pin::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The places of receipts that count for something: the proven ones, then the claims. */
  List<Integer> counting() {
    List<Integer> proven = new ArrayList<>();
    List<Integer> claims = new ArrayList<>();
    for (int place = 0; place < all.size(); place++) {
      int here = place;
      if (spokenOf.get(place).stream().anyMatch(id -> counts(here, id))) {
        (all.get(place).isProven() ? proven : claims).add(place);
      }
    }
    proven.addAll(claims);
    return proven;
  }

  /** What the receipt at this place lists and counts for. */
  List<Receipt.Applied> counting(int place, Receipt receipt) {
    return receipt.applied().stream().filter(one -> counts(place, one.id())).toList();
  }

  /** Whether the receipt at this place counts for a migration of its release. */
  private boolean counts(int place, MigrationId id) {
    Integer base = lastProven.get(id);
    if (base == null) {
      return Objects.equals(lastClaim.get(id), place);
    }
    if (all.get(place).isProven()) {
      return base.equals(place);
    }
    return place > base || all.get(place).asOf().isAfter(all.get(base).asOf());
  }
}
