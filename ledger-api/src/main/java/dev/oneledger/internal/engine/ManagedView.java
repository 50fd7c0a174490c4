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
import dev.oneledger.internal.journal.RollbackName;
import dev.oneledger.internal.statementwise.Progress;
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
 * @param order where what is applied stands in the order
 */
record ManagedView(
    String environment,
    List<JournalEntry> entries,
    JournalState state,
    Expectation expectation,
    AppliedOrder order) {

  static ManagedView of(
      String environment, List<JournalEntry> entries, JournalState state, Expectation expectation) {
    return new ManagedView(
        environment, entries, state, expectation, new AppliedOrder(expectation, state));
  }

  /**
   * Why a migration is due.
   *
   * @param overtaker the applied migration that should have come after it
   * @param progress how far an earlier try came, statement by statement
   */
  record Due(
      Migration migration, String reason, Optional<MigrationId> overtaker, Progress progress) {}

  /** What is to be applied, in order. */
  List<Due> due() {
    List<Due> due = new ArrayList<>();
    for (Migration migration : expectation.migrations()) {
      Optional<MigrationId> overtaker = order.overtaker(migration.id());
      Progress progress = state.of(migration.id()).map(Recorded::progress).orElse(Progress.NONE);
      reasonToApply(migration)
          .ifPresent(reason -> due.add(new Due(migration, reason, overtaker, progress)));
    }
    return due;
  }

  private Optional<String> reasonToApply(Migration migration) {
    Optional<Recorded> recorded = state.of(migration.id());
    if (recorded.isEmpty()) {
      return order.otherName(migration.id()).isPresent() ? Optional.empty() : Optional.of("new");
    }
    return switch (recorded.get().status()) {
      case FAILED -> Optional.of("failed before");
      case APPLIED ->
          migration.id().isRepeatable()
                  && compare(migration, recorded.get()) == TextComparison.CHANGED
              ? Optional.of("new text")
              : Optional.empty();
      case STARTED -> Optional.of("begun before");
      case RESOLVED -> Optional.of("resolved");
      case ROLLED_BACK ->
          isDueAgain(migration, recorded.get()) ? Optional.of("new text") : Optional.empty();
      case IN_DOUBT -> Optional.empty();
    };
  }

  private static boolean isDueAgain(Migration migration, Recorded rolledBack) {
    return migration.id().isRepeatable() && isOtherText(compare(migration, rolledBack));
  }

  /** Another text, or one that nobody knows: it ran somewhere else with what it had there. */
  private static boolean isOtherText(TextComparison comparison) {
    return comparison == TextComparison.CHANGED || comparison == TextComparison.UNKNOWN;
  }

  private static TextComparison compare(Migration migration, Recorded recorded) {
    return TextComparison.of(migration.apply(), recorded.textHash(), recorded.tokenHash());
  }

  /**
   * Everything wrong or worth saying about the migrations themselves.
   *
   * @param wanted what is to be applied, or to be found applied
   * @param refused of what is applied, what must not be
   */
  List<Finding> findings(List<Due> wanted, OutOfOrder policy, Map<MigrationId, Finding> refused) {
    List<Finding> findings = new ArrayList<>();
    expectation.migrations().forEach(migration -> finding(migration).ifPresent(findings::add));
    findings.addAll(expectation.findings().values());
    if (policy == OutOfOrder.REFUSE) {
      wanted.forEach(due -> outOfOrder(due).ifPresent(findings::add));
    }
    findings.addAll(refused.values());
    unexpected().stream()
        .filter(id -> !refused.containsKey(id))
        .forEach(id -> findings.add(unexpectedFinding(id)));
    return findings;
  }

  private Optional<Finding> finding(Migration migration) {
    Optional<Recorded> recorded = state.of(migration.id());
    return recorded.isPresent()
        ? finding(migration, recorded.get())
        : order
            .otherName(migration.id())
            .map(applied -> Findings.renamed(environment, migration.id(), applied));
  }

  private Optional<Finding> finding(Migration migration, Recorded recorded) {
    return switch (recorded.status()) {
      case APPLIED -> textFinding(migration, recorded);
      case FAILED -> Optional.of(Findings.failed(environment, migration.id(), recorded.message()));
      case STARTED, RESOLVED -> Optional.of(Findings.begun(environment, migration, recorded));
      case IN_DOUBT -> Optional.of(Findings.inDoubt(environment, migration.origin(), recorded));
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

  private Optional<Finding> outOfOrder(Due due) {
    return due.overtaker()
        .map(applied -> Findings.outOfOrder(environment, due.migration().id(), applied));
  }

  private List<MigrationId> unexpected() {
    Set<MigrationId> expected = expectation.ids();
    return state.all().keySet().stream()
        .filter(id -> state.isApplied(id) && !expected.contains(id))
        .filter(id -> expectation.release().isPresent() || !RollbackName.isRollback(id))
        .toList();
  }

  private Finding unexpectedFinding(MigrationId id) {
    String theirs = state.of(id).orElseThrow().entry().detail(Taken.THEIRS);
    if (theirs != null && state.of(id).orElseThrow().entry().detail(Taken.ADOPTED) != null) {
      return HistoryFindings.takenOver(environment, id, theirs);
    }
    return expectation.release().isPresent()
        ? Findings.notContinuing(environment, id)
        : Findings.notInBuild(environment, id);
  }

  /** The environment's cells, for what it is meant to have and what its journal has applied. */
  Map<MigrationId, Cell> cells() {
    Map<MigrationId, Cell> cells = new LinkedHashMap<>();
    expectation.migrations().forEach(migration -> cells.put(migration.id(), cell(migration)));
    state
        .all()
        .forEach(
            (id, recorded) -> {
              if (recorded.status() != JournalState.Status.FAILED) {
                cells.computeIfAbsent(id, i -> cell(Optional.empty(), recorded));
              }
            });
    return cells;
  }

  private Cell cell(Migration migration) {
    Optional<Recorded> recorded = state.of(migration.id());
    if (recorded.isPresent()) {
      return cell(Optional.of(migration), recorded.get());
    }
    boolean renamed = order.otherName(migration.id()).isPresent();
    return new Cell(renamed ? CellState.DRIFTED : CellState.PENDING, Evidence.JOURNAL, false);
  }

  private static Cell cell(Optional<Migration> ours, Recorded recorded) {
    CellState cellState =
        switch (recorded.status()) {
          case APPLIED -> appliedState(ours, recorded);
          case FAILED -> CellState.FAILED;
          case STARTED, RESOLVED -> CellState.PENDING;
          case IN_DOUBT -> CellState.IN_DOUBT;
          case ROLLED_BACK ->
              ours.filter(m -> isDueAgain(m, recorded)).isPresent()
                  ? CellState.PENDING
                  : CellState.ROLLED_BACK;
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
