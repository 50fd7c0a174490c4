package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.Evidence;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.StatusMatrix.Cell;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An environment as its assigned release and its accepted receipts show it.
 *
 * @param release the assigned release
 * @param receipts what the receipts come to
 */
record ReceiptView(Optional<ReleaseDocument> release, AcceptedReceipts receipts) {

  static ReceiptView of(Context context, EnvironmentRecord record) {
    AppRecord app = context.appRecord();
    Optional<ReleaseDocument> release =
        record.assignment().flatMap(a -> app.revision(a.releaseId(), a.revision()));
    return new ReceiptView(release, AcceptedReceipts.of(context, app, record));
  }

  /** When the latest receipt says it was so. */
  Optional<Instant> asOf() {
    return receipts.asOf();
  }

  List<Lineage.Pin> pins() {
    return release.map(r -> r.lineage().pins()).orElse(List.of());
  }

  /** How it is known that a migration is applied with its pinned text; empty if it is not. */
  Optional<Evidence> evidence(Lineage.Pin pin) {
    return Optional.ofNullable(receipts.applied().get(pin.id()))
        .filter(stated -> stated.text().equals(pin.textHash()))
        .map(AcceptedReceipts.Stated::evidence);
  }

  List<MigrationId> pending() {
    return pins().stream().filter(pin -> evidence(pin).isEmpty()).map(Lineage.Pin::id).toList();
  }

  /** What is applied by claim only. */
  List<MigrationId> claimed() {
    return pins().stream()
        .filter(pin -> evidence(pin).filter(Evidence.CLAIMED::equals).isPresent())
        .map(Lineage.Pin::id)
        .toList();
  }

  Map<MigrationId, Cell> cells() {
    Map<MigrationId, Cell> cells = new LinkedHashMap<>();
    for (Lineage.Pin pin : pins()) {
      Optional<Evidence> evidence = evidence(pin);
      CellState state = evidence.isPresent() ? CellState.APPLIED : CellState.PENDING;
      cells.put(pin.id(), new Cell(state, evidence.orElse(Evidence.CLAIMED), false));
    }
    return cells;
  }
}
