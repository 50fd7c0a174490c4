package dev.oneledger.internal.journal;

import dev.oneledger.EntryKind;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the state digest of a journal is in which all of something is applied, and nothing else.
 * Internal: may change in any release.
 */
public final class StateWhenApplied {
  private final StateDigest digest = new StateDigest();
  private final Map<MigrationId, Lineage.Pin> before = new HashMap<>();
  private boolean closed = true;

  private StateWhenApplied() {}

  /**
   * After these migrations were applied with these texts in this order: what a rollback migration
   * among them takes back is rolled back.
   */
  public static StateWhenApplied of(List<Lineage.Pin> pins) {
    StateWhenApplied state = new StateWhenApplied();
    boolean takesBack = takesBack(pins);
    for (Lineage.Pin pin : pins) {
      state.put(pin, EntryKind.APPLIED);
      if (takesBack) {
        state.takeBack(pin);
      }
    }
    return state;
  }

  private static boolean takesBack(List<Lineage.Pin> pins) {
    for (Lineage.Pin pin : pins) {
      if (RollbackName.isRollback(pin.id())) {
        return true;
      }
    }
    return false;
  }

  private void takeBack(Lineage.Pin pin) {
    Optional<MigrationId> original = RollbackName.original(pin.id());
    if (original.isPresent()) {
      Lineage.Pin takenBack = before.get(original.get());
      if (takenBack == null) {
        closed = false;
      } else {
        put(takenBack, EntryKind.ROLLED_BACK);
      }
    }
    before.put(pin.id(), pin);
  }

  private void put(Lineage.Pin pin, EntryKind kind) {
    digest.put(pin.id(), pin.textHash(), kind.status());
  }

  /** What the digest is made of. */
  public StateSum sum() {
    return digest.sum();
  }

  /**
   * Whether all that is taken back is among them; only then do sums of several sources add up to
   * that of all their migrations.
   */
  public boolean isClosed() {
    return closed;
  }
}
