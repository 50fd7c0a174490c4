package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.Evidence;
import dev.oneledger.Hash;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.Receipt;
import dev.oneledger.StatusMatrix.Cell;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An environment as its assigned release and its last accepted receipt show it.
 *
 * @param release the assigned release
 * @param applied the texts the receipt says are applied
 * @param evidence how good the receipt is
 * @param asOf when the receipt says it was so
 */
record ReceiptView(
    Optional<ReleaseDocument> release,
    Map<MigrationId, Hash> applied,
    Evidence evidence,
    Optional<Instant> asOf) {

  static ReceiptView of(Context context, EnvironmentRecord record) {
    AppRecord app = context.appRecord();
    Optional<ReleaseDocument> release =
        record.assignment().flatMap(a -> app.revision(a.releaseId(), a.revision()));
    Optional<Receipt> receipt =
        record
            .receipt()
            .map(noted -> context.texts().need(noted.document(), "a receipt"))
            .map(text -> Receipt.parse(text.text()));
    Map<MigrationId, Hash> applied = new HashMap<>();
    receipt.ifPresent(r -> r.applied().forEach(a -> applied.put(a.id(), a.textHash())));
    return new ReceiptView(release, applied, record.receiptEvidence(), receipt.map(Receipt::at));
  }

  List<Lineage.Pin> pins() {
    return release.map(r -> r.lineage().pins()).orElse(List.of());
  }

  boolean isApplied(Lineage.Pin pin) {
    return pin.textHash().equals(applied.get(pin.id()));
  }

  List<MigrationId> pending() {
    return pins().stream().filter(pin -> !isApplied(pin)).map(Lineage.Pin::id).toList();
  }

  Map<MigrationId, Cell> cells() {
    Map<MigrationId, Cell> cells = new LinkedHashMap<>();
    for (Lineage.Pin pin : pins()) {
      CellState state = isApplied(pin) ? CellState.APPLIED : CellState.PENDING;
      cells.put(pin.id(), new Cell(state, evidence, false));
    }
    return cells;
  }
}
