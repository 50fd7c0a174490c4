package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Finding;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.SqlText;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what an environment is meant to have with another tool's history, migration by
 * migration.
 *
 * <p>A row is matched by revision and slug; where the tool records no name, by revision alone.
 * Equal revision under another name is a collision, never a change. A baseline row stands for
 * everything up to its revision.
 */
final class HistoryComparer {
  private final String environment;
  private final List<Migration> expected;
  private final Map<String, Migration> known = new HashMap<>();
  private final Set<MigrationId> expectedIds;

  /**
   * @param expected what the environment is meant to have, in order
   * @param others further migrations the ledger knows, not meant for this environment so far
   */
  HistoryComparer(String environment, List<Migration> expected, List<Migration> others) {
    this.environment = environment;
    this.expected = expected;
    this.expectedIds = new HashSet<>();
    expected.forEach(migration -> expectedIds.add(migration.id()));
    others.forEach(migration -> known.put(revisionOf(migration.id()), migration));
    expected.forEach(migration -> known.put(revisionOf(migration.id()), migration));
  }

  private static String revisionOf(MigrationId id) {
    Revision revision = id.revision();
    return revision == null ? id.canonical() : revision.canonical();
  }

  /** One comparison per migration either side knows: ours in order, then what is only theirs. */
  List<Comparison> compare(HistoryReading reading) {
    Map<String, HistoryRow> rows = new LinkedHashMap<>();
    List<HistoryRow> unmatched = new ArrayList<>();
    Optional<HistoryRow> baseline = Optional.empty();
    for (HistoryRow row : reading.rows()) {
      if (row.state() == HistoryState.BASELINED) {
        baseline = Optional.of(row);
      } else {
        match(row, rows, unmatched);
      }
    }
    List<Comparison> comparisons = new ArrayList<>();
    for (Migration migration : expected) {
      HistoryRow row = rows.remove(revisionOf(migration.id()));
      comparisons.add(expected(migration, row, baseline));
    }
    rows.forEach((revision, row) -> comparisons.add(unreleased(known.get(revision), row)));
    unmatched.forEach(row -> comparisons.add(outside(row)));
    return comparisons;
  }

  /** Puts a row with our migration of its revision; of two rows, the one with our name. */
  private void match(HistoryRow row, Map<String, HistoryRow> rows, List<HistoryRow> unmatched) {
    MigrationId id = row.id();
    Migration ours = id == null ? null : known.get(revisionOf(id));
    if (ours == null) {
      unmatched.add(row);
      return;
    }
    String revision = revisionOf(ours.id());
    HistoryRow rival = rows.putIfAbsent(revision, row);
    if (rival != null && hasOtherName(ours.id(), rival) && !hasOtherName(ours.id(), row)) {
      rows.put(revision, row);
      unmatched.add(rival);
    } else if (rival != null) {
      unmatched.add(row);
    }
  }

  private Comparison expected(
      Migration ours, @Nullable HistoryRow row, Optional<HistoryRow> baseline) {
    if (row != null) {
      return matched(ours, row);
    }
    if (baseline.filter(base -> covers(base, ours.id())).isPresent()) {
      HistoryRow base = baseline.get();
      return comparison(
          ours,
          base,
          RowState.NOT_VERIFIABLE,
          CellState.APPLIED,
          Findings.notVerifiable(environment, base, "it lies below the baseline there."));
    }
    return comparison(ours, null, RowState.PENDING, CellState.PENDING, null);
  }

  private static boolean covers(HistoryRow baseline, MigrationId id) {
    Revision upTo = baseline.id() == null ? null : baseline.id().revision();
    return upTo != null && id.revision() != null && id.revision().compareTo(upTo) <= 0;
  }

  private Comparison matched(Migration ours, HistoryRow row) {
    if (hasOtherName(ours.id(), row)) {
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

  private static boolean hasOtherName(MigrationId ours, HistoryRow row) {
    MigrationId theirs = row.id();
    return theirs != null && !theirs.slug().isEmpty() && !theirs.slug().equals(ours.slug());
  }

  private Comparison judged(Migration ours, HistoryRow row) {
    Verdict verdict = row.checksum().judge(ours, expected);
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

  private Comparison unreleased(@Nullable Migration ours, HistoryRow row) {
    if (ours == null) {
      return outside(row);
    }
    Comparison compared = matched(ours, row);
    boolean worse = compared.finding() != null && compared.finding().isProblem();
    Finding finding = worse ? compared.finding() : Findings.notContinuing(environment, ours.id());
    return comparison(ours, row, RowState.DRIFT, compared.cell(), finding);
  }

  private Comparison outside(HistoryRow row) {
    boolean there = row.state() != HistoryState.UNDONE;
    return comparison(
        null,
        row,
        RowState.DRIFT,
        there ? CellState.OUTSIDE : CellState.BLANK,
        Findings.outside(environment, row));
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
