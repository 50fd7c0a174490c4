package dev.oneledger.internal.engine;

import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Finding;
import dev.oneledger.MigrationId;
import dev.oneledger.internal.engine.JournalState.Recorded;
import dev.oneledger.internal.journal.RollbackName;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether another tool's history says what an environment's journal says, so that the tool can take
 * over: it would run again what its history lacks, and never again what it has though it was rolled
 * back.
 */
final class HandoverCheck {
  private final String environment;
  private final JournalState state;
  private final String source;
  private final Map<MigrationId, Comparison> compared = new HashMap<>();
  private final Map<MigrationId, HistoryRow> named = new HashMap<>();

  HandoverCheck(String environment, JournalState state, HistorySeen seen) {
    this.environment = environment;
    this.state = state;
    this.source = seen.reading().source();
    for (Comparison comparison : seen.comparisons()) {
      HistoryRow row = comparison.theirs();
      if (comparison.id() != null) {
        compared.put(comparison.id(), comparison);
      } else if (row != null && row.id() != null) {
        named.put(row.id(), row);
      }
    }
  }

  /** Everything that the two say differently. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    state.all().forEach((id, recorded) -> finding(id, recorded).ifPresent(findings::add));
    return findings;
  }

  private Optional<Finding> finding(MigrationId id, Recorded recorded) {
    if (RollbackName.isRollback(id)) {
      return Optional.empty();
    }
    return switch (recorded.status()) {
      case APPLIED -> ofApplied(id, recorded);
      case ROLLED_BACK ->
          ranThere(id)
              ? Optional.of(HistoryFindings.stillThere(environment, id, source))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private boolean ranThere(MigrationId id) {
    Comparison comparison = compared.get(id);
    HistoryRow row = comparison == null ? named.get(id) : comparison.theirs();
    return row != null && row.state() == HistoryState.APPLIED;
  }

  private Optional<Finding> ofApplied(MigrationId id, Recorded recorded) {
    Comparison comparison = compared.get(id);
    if (comparison == null || comparison.theirs() == null) {
      return isNamedThere(id, recorded)
          ? Optional.empty()
          : Optional.of(HistoryFindings.notHandedOver(environment, id, source));
    }
    boolean same =
        Taken.of(comparison).filter(Taken::isApplied).isPresent()
            || (comparison.state() != RowState.DRIFT
                && comparison.theirs().state() == HistoryState.APPLIED);
    return same
        ? Optional.empty()
        : Optional.of(
            HistoryFindings.handedOverOtherwise(environment, id, source, how(comparison)));
  }

  private static String how(Comparison comparison) {
    Finding finding = comparison.finding();
    return finding == null ? comparison.state().label() : finding.text();
  }

  /** Known to us by name only, so that a row of that name is all there can be. */
  private boolean isNamedThere(MigrationId id, Recorded recorded) {
    HistoryRow row = named.get(id);
    return recorded.textHash() == null && row != null && row.state() == HistoryState.APPLIED;
  }

  /** Rows that stand for what is known to us by name only, under keys the ledger has not seen. */
  Map<MigrationId, HistoryRow> byName() {
    Map<MigrationId, HistoryRow> byName = new LinkedHashMap<>();
    state
        .all()
        .forEach(
            (id, recorded) -> {
              if (state.isApplied(id) && !compared.containsKey(id) && isNamedThere(id, recorded)) {
                byName.put(id, named.get(id));
              }
            });
    return byName;
  }
}
