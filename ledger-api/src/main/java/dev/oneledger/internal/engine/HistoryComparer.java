package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what an environment is meant to have with another tool's history, migration by
 * migration. Equal revision under another name is a collision, never a change.
 */
final class HistoryComparer {
  private final String environment;
  private final boolean followsReleases;
  private final Expectation expectation;
  private final Set<MigrationId> expectedIds;
  private final List<Migration> known = new ArrayList<>();

  /**
   * @param others further migrations the ledger knows, not meant for this environment so far
   */
  HistoryComparer(Environment environment, Expectation expectation, List<Migration> others) {
    this.environment = environment.name();
    this.followsReleases = environment.followsReleases();
    this.expectation = expectation;
    this.expectedIds = expectation.ids();
    known.addAll(others);
    known.addAll(expectation.migrations());
  }

  /**
   * One comparison per migration either side knows: ours in order, then what is only theirs.
   *
   * @param before what was seen there last
   */
  List<Comparison> compare(HistoryReading reading, Optional<Observation> before) {
    HistoryMatch match = new HistoryMatch(known, reading);
    Set<String> seenThere = before.map(Observation::idsSeenThere).orElse(Set.of());
    List<Comparison> comparisons = new ArrayList<>();
    for (Migration migration : expectation.migrations()) {
      HistoryRow row = match.take(migration.id());
      comparisons.add(row == null ? absent(migration, match, seenThere) : matched(migration, row));
    }
    match.remaining().forEach((row, ours) -> comparisons.add(unexpected(ours, row)));
    match.unmatched().forEach(row -> comparisons.add(outside(row)));
    return comparisons;
  }

  private Comparison absent(Migration ours, HistoryMatch match, Set<String> seenThere) {
    Optional<HistoryRow> baseline = match.baselineOf(ours.id());
    if (baseline.isPresent()) {
      return comparison(
          ours,
          baseline.get(),
          RowState.NOT_VERIFIABLE,
          CellState.APPLIED,
          Findings.notVerifiable(environment, baseline.get(), "it lies below the baseline there."));
    }
    return seenThere.contains(ours.id().canonical())
        ? comparison(
            ours, null, RowState.DRIFT, CellState.DRIFTED, Findings.missing(environment, ours.id()))
        : comparison(ours, null, RowState.PENDING, CellState.PENDING, null);
  }

  private Comparison matched(Migration ours, HistoryRow row) {
    if (HistoryMatch.hasOtherName(ours.id(), row)) {
      return comparison(
          ours,
          row,
          RowState.DRIFT,
          CellState.DRIFTED,
          Findings.collision(environment, row, ours.id()));
    }
    if (row.state() != HistoryState.APPLIED) {
      return comparison(
          ours,
          row,
          RowState.DRIFT,
          HistoryWords.cell(row.state()),
          Findings.stateThere(environment, row));
    }
    return judged(ours, row);
  }

  private Comparison judged(Migration ours, HistoryRow row) {
    Verdict verdict = row.checksum().judge(ours, expectation.migrations());
    return switch (verdict.outcome()) {
      case MATCH -> comparison(ours, row, RowState.IN_SYNC, CellState.APPLIED, null);
      case NOT_VERIFIABLE ->
          comparison(
              ours,
              row,
              RowState.NOT_VERIFIABLE,
              CellState.APPLIED,
              Findings.notVerifiable(environment, row, verdict.algorithm()));
      case MISMATCH ->
          isCosmetic(ours, row.text())
              ? comparison(
                  ours,
                  row,
                  RowState.COSMETIC,
                  CellState.APPLIED,
                  Findings.cosmetic(environment, ours))
              : mismatch(ours, row, verdict);
    };
  }

  /** A repeatable migration with another text over there is due again, not changed. */
  private Comparison mismatch(Migration ours, HistoryRow row, Verdict verdict) {
    return ours.id().isRepeatable()
        ? comparison(ours, row, RowState.PENDING, CellState.PENDING, null)
        : comparison(
            ours,
            row,
            RowState.DRIFT,
            CellState.DRIFTED,
            Findings.changedThere(environment, row, ours, verdict));
  }

  private static boolean isCosmetic(Migration ours, @Nullable SqlText theirs) {
    return theirs != null && theirs.tokenHash().equals(ours.apply().tokenHash());
  }

  /**
   * There, known to the ledger, and not meant for this environment: ahead of its release or build.
   */
  private Comparison unexpected(Migration ours, HistoryRow row) {
    Comparison compared = matched(ours, row);
    Finding found = compared.finding();
    if (found != null && found.isProblem()) {
      return compared;
    }
    return followsReleases
        ? comparison(
            ours,
            row,
            RowState.DRIFT,
            compared.cell(),
            Findings.notContinuing(environment, ours.id()))
        : comparison(
            ours,
            row,
            compared.state(),
            compared.cell(),
            Findings.notInBuild(environment, ours.id()));
  }

  private Comparison outside(HistoryRow row) {
    return row.state() == HistoryState.UNDONE
        ? comparison(null, row, RowState.IN_SYNC, CellState.BLANK, null)
        : comparison(
            null, row, RowState.DRIFT, CellState.OUTSIDE, Findings.outside(environment, row));
  }

  private Comparison comparison(
      @Nullable Migration ours,
      @Nullable HistoryRow theirs,
      RowState state,
      CellState cell,
      @Nullable Finding finding) {
    boolean meant = ours != null && expectedIds.contains(ours.id());
    return new Comparison(ours, theirs, meant, state, cell, finding);
  }
}
