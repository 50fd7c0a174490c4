package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.Evidence;
import dev.oneledger.Finding;
import dev.oneledger.JournalEntry;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.OutOfOrder;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.internal.engine.JournalState.Recorded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A managed environment at one moment: its journal against what it is meant to have.
 *
 * @param environment its name
 * @param entries its journal
 * @param state the journal's last word on each migration
 * @param expectation what it is meant to have
 */
record ManagedView(
    String environment, List<JournalEntry> entries, JournalState state, Expectation expectation) {

  /** Why a migration is due. */
  record Due(Migration migration, String reason, boolean late) {}

  /** What is to be applied, in order. */
  List<Due> due() {
    int overtaker = lastApplied();
    List<Due> due = new ArrayList<>();
    for (int i = 0; i < expectation.migrations().size(); i++) {
      Migration migration = expectation.migrations().get(i);
      boolean late = i < overtaker && !migration.id().isRepeatable();
      reasonToApply(migration).ifPresent(reason -> due.add(new Due(migration, reason, late)));
    }
    return due;
  }

  /** The place in order of the last versioned migration that is applied; -1 if none is. */
  private int lastApplied() {
    List<Migration> order = expectation.migrations();
    for (int i = order.size() - 1; i >= 0; i--) {
      MigrationId id = order.get(i).id();
      if (!id.isRepeatable() && state.isApplied(id)) {
        return i;
      }
    }
    return -1;
  }

  private Optional<String> reasonToApply(Migration migration) {
    Optional<Recorded> recorded = state.of(migration.id());
    if (recorded.isEmpty()) {
      return Optional.of("new");
    }
    return switch (recorded.get().status()) {
      case FAILED -> Optional.of("failed before");
      case APPLIED ->
          migration.id().isRepeatable()
                  && compare(migration, recorded.get()) == TextComparison.CHANGED
              ? Optional.of("new text")
              : Optional.empty();
      case STARTED, IN_DOUBT, ROLLED_BACK -> Optional.empty();
    };
  }

  private static TextComparison compare(Migration migration, Recorded recorded) {
    return TextComparison.of(migration.apply(), recorded.textHash(), recorded.tokenHash());
  }

  /** Everything wrong or worth saying about the migrations themselves. */
  List<Finding> findings(OutOfOrder policy) {
    List<Finding> findings = new ArrayList<>();
    for (Migration migration : expectation.migrations()) {
      state
          .of(migration.id())
          .flatMap(recorded -> finding(migration, recorded))
          .ifPresent(findings::add);
    }
    findings.addAll(expectation.findings().values());
    if (policy == OutOfOrder.REFUSE) {
      due().stream().filter(Due::late).forEach(late -> findings.add(outOfOrder(late.migration())));
    }
    unexpected().forEach(id -> findings.add(unexpectedFinding(id)));
    return findings;
  }

  private Optional<Finding> finding(Migration migration, Recorded recorded) {
    return switch (recorded.status()) {
      case APPLIED -> textFinding(migration, recorded);
      case FAILED -> Optional.of(Findings.failed(environment, migration.id(), recorded.message()));
      case STARTED, IN_DOUBT -> Optional.of(Findings.inDoubt(environment, migration.id()));
      case ROLLED_BACK -> Optional.empty();
    };
  }

  private Optional<Finding> textFinding(Migration migration, Recorded recorded) {
    return switch (compare(migration, recorded)) {
      case COSMETIC -> Optional.of(Findings.cosmetic(environment, migration));
      case CHANGED ->
          migration.id().isRepeatable()
              ? Optional.empty()
              : Optional.of(
                  Findings.changedSinceApplied(environment, migration, recorded.textHash()));
      case SAME, UNKNOWN -> Optional.empty();
    };
  }

  private Finding outOfOrder(Migration late) {
    MigrationId overtaker = expectation.migrations().get(lastApplied()).id();
    return Findings.outOfOrder(environment, late.id(), overtaker);
  }

  private List<MigrationId> unexpected() {
    Set<MigrationId> expected = expectation.ids();
    return state.all().keySet().stream()
        .filter(id -> state.isApplied(id) && !expected.contains(id))
        .toList();
  }

  private Finding unexpectedFinding(MigrationId id) {
    return expectation.release().isPresent()
        ? Findings.notContinuing(environment, id)
        : Findings.notInBuild(environment, id);
  }

  /** The environment's cells, for what it is meant to have and what its journal has. */
  Map<MigrationId, Cell> cells() {
    Map<MigrationId, Cell> cells = new LinkedHashMap<>();
    for (Migration migration : expectation.migrations()) {
      cells.put(
          migration.id(),
          state
              .of(migration.id())
              .map(recorded -> cell(Optional.of(migration), recorded))
              .orElseGet(() -> new Cell(CellState.PENDING, Evidence.JOURNAL, false)));
    }
    state
        .all()
        .forEach(
            (id, recorded) -> cells.computeIfAbsent(id, i -> cell(Optional.empty(), recorded)));
    return cells;
  }

  private static Cell cell(Optional<Migration> ours, Recorded recorded) {
    CellState cellState =
        switch (recorded.status()) {
          case APPLIED -> appliedState(ours, recorded);
          case FAILED -> CellState.FAILED;
          case STARTED, IN_DOUBT -> CellState.IN_DOUBT;
          case ROLLED_BACK -> CellState.ROLLED_BACK;
        };
    boolean cosmetic =
        cellState == CellState.APPLIED
            && ours.filter(m -> compare(m, recorded) == TextComparison.COSMETIC).isPresent();
    return new Cell(cellState, Evidence.JOURNAL, cosmetic);
  }

  private static CellState appliedState(Optional<Migration> ours, Recorded recorded) {
    if (ours.isEmpty() || compare(ours.get(), recorded) != TextComparison.CHANGED) {
      return CellState.APPLIED;
    }
    return ours.get().id().isRepeatable() ? CellState.PENDING : CellState.DRIFTED;
  }
}
