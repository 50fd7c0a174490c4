package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Hash;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.internal.journal.StateDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the state digest of a journal is in which all of something is applied, and nothing else. */
final class StateWhenApplied {
  private StateWhenApplied() {}

  /**
   * The digest after these migrations were applied with these texts in this order: what a rollback
   * migration among them takes back is rolled back.
   */
  static Hash of(List<Lineage.Pin> pins) {
    StateDigest digest = new StateDigest();
    Map<MigrationId, Lineage.Pin> before = new HashMap<>();
    for (Lineage.Pin pin : pins) {
      put(digest, pin, EntryKind.APPLIED);
      RollbackName.original(pin.id())
          .map(before::get)
          .ifPresent(original -> put(digest, original, EntryKind.ROLLED_BACK));
      before.put(pin.id(), pin);
    }
    return digest.value();
  }

  private static void put(StateDigest digest, Lineage.Pin pin, EntryKind kind) {
    digest.put(pin.id().canonical(), pin.textHash(), kind.status());
  }
}
