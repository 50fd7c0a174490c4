package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.internal.engine.Comparison.Result;
import dev.oneledger.internal.engine.EnvironmentRecord.Adopted;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what an environment is meant to have with another tool's history, migration by
 * migration. What was adopted counts as what it was adopted as; equal revision under another name
 * is a collision, never a change.
 */
final class HistoryComparer {
  private final String environment;
  private final boolean followsReleases;
  private final Expectation expectation;
  private final Set<MigrationId> expectedIds;
  private final Map<String, Adopted> adopted;
  private final TextJudge judge;
  private final List<Migration> known = new ArrayList<>();

  /**
   * @param others further migrations the ledger knows, not meant for this environment so far
   * @param adopted what was adopted there, by the other tool's key
   */
  HistoryComparer(
      Environment environment,
      Expectation expectation,
      List<Migration> others,
      Map<String, Adopted> adopted,
      TextJudge judge) {
    this.environment = environment.name();
    this.followsReleases = environment.followsReleases();
    this.expectation = expectation;
    this.expectedIds = expectation.ids();
    this.adopted = adopted;
    this.judge = judge;
    known.addAll(others);
    known.addAll(expectation.migrations());
  }

  /**
   * One comparison per migration either side knows: ours in order, then what is only theirs.
   *
   * @param before what was seen there last
   */
  List<Comparison> compare(HistoryReading reading, Optional<Observation> before) {
    HistoryMatch match = new HistoryMatch(known, adopted, reading);
    Set<String> seenThere = before.map(Observation::idsSeenThere).orElse(Set.of());
    List<Comparison> comparisons = new ArrayList<>();
    for (Migration migration : expectation.migrations()) {
      HistoryRow row = match.take(migration.id());
      comparisons.add(
          row == null
              ? absent(migration, match, seenThere)
              : compared(migration, row, matched(migration, row)));
    }
    match
        .remaining()
        .forEach((row, ours) -> comparisons.add(compared(ours, row, unexpected(ours, row))));
    match.unmatched().forEach(row -> comparisons.add(onlyTheirs(row, match)));
    comparisons.addAll(vanished(comparisons, seenThere));
    return comparisons;
  }

  /** What was adopted there, was seen there, and is gone. */
  private List<Comparison> vanished(List<Comparison> found, Set<String> seenThere) {
    Set<MigrationId> compared = new HashSet<>();
    found.forEach(comparison -> Optional.ofNullable(comparison.id()).ifPresent(compared::add));
    return adopted.values().stream()
        .map(Adopted::id)
        .filter(id -> !compared.contains(id) && seenThere.contains(id.canonical()))
        .sorted()
        .map(id -> new Comparison(id, null, null, false, gone(id)))
        .toList();
  }

  private Result gone(MigrationId id) {
    return Result.of(RowState.DRIFT, CellState.DRIFTED, HistoryFindings.missing(environment, id));
  }

  private Comparison compared(Migration ours, @Nullable HistoryRow row, Result result) {
    return new Comparison(ours.id(), ours, row, expectedIds.contains(ours.id()), result);
  }

  private Comparison absent(Migration ours, HistoryMatch match, Set<String> seenThere) {
    Optional<HistoryRow> baseline = match.baselineOf(ours.id());
    if (baseline.isPresent()) {
      return compared(
          ours,
          baseline.get(),
          Result.of(
              RowState.NOT_VERIFIABLE,
              CellState.APPLIED,
              HistoryFindings.notVerifiable(
                  environment, ours.id(), "it lies below the baseline there.")));
    }
    HistoryRow rival = match.adoptedAtRevisionOf(ours.id());
    Result result =
        rival != null
            ? collision(ours, rival)
            : seenThere.contains(ours.id().canonical())
                ? gone(ours.id())
                : Result.of(RowState.PENDING, CellState.PENDING, null);
    return compared(ours, null, result);
  }

  private Result collision(Migration ours, HistoryRow row) {
    return Result.of(
        RowState.DRIFT, CellState.DRIFTED, HistoryFindings.collision(environment, row, ours.id()));
  }

  private Result matched(Migration ours, HistoryRow row) {
    if (!adopted.containsKey(row.key()) && HistoryMatch.hasOtherName(ours.id(), row)) {
      return collision(ours, row);
    }
    if (row.state() != HistoryState.APPLIED) {
      return stateThere(row);
    }
    return judge.judge(ours, row);
  }

  private Result stateThere(HistoryRow row) {
    return Result.of(
        RowState.DRIFT,
        HistoryWords.cell(row.state()),
        HistoryFindings.stateThere(environment, row));
  }

  /**
   * There, known to the ledger, and not meant for this environment: adopted there, or ahead of its
   * release or build.
   */
  private Result unexpected(Migration ours, HistoryRow row) {
    Result compared = matched(ours, row);
    Finding found = compared.finding();
    if (found != null && found.isProblem()) {
      return compared;
    }
    Adopted adoption = adopted.get(row.key());
    Finding finding =
        adoption != null
            ? HistoryFindings.adopted(environment, row, adoption)
            : followsReleases
                ? Findings.notContinuing(environment, ours.id())
                : Findings.notInBuild(environment, ours.id());
    return new Result(
        finding.isProblem() ? RowState.DRIFT : compared.state(),
        compared.cell(),
        finding,
        compared.verdict(),
        compared.other());
  }

  private Comparison onlyTheirs(HistoryRow row, HistoryMatch match) {
    Adopted adoption = adopted.get(row.key());
    if (adoption != null) {
      return new Comparison(adoption.id(), null, row, false, byName(row, adoption));
    }
    return again(row, match).orElseGet(() -> new Comparison(null, null, row, false, outside(row)));
  }

  /**
   * A second row of a migration that was adopted under another key, as ejecting it to the same tool
   * writes one: nothing new, as long as nothing speaks against its text.
   */
  private Optional<Comparison> again(HistoryRow row, HistoryMatch match) {
    Migration ours = match.adoptedNamesake(row);
    if (ours == null || row.state() != HistoryState.APPLIED) {
      return Optional.empty();
    }
    Result result = judge.judge(ours, row);
    Finding finding = result.finding();
    return finding != null && finding.isProblem()
        ? Optional.empty()
        : Optional.of(compared(ours, row, result));
  }

  private Result outside(HistoryRow row) {
    return row.state() == HistoryState.UNDONE
        ? Result.of(RowState.IN_SYNC, CellState.BLANK, null)
        : Result.of(RowState.DRIFT, CellState.OUTSIDE, HistoryFindings.outside(environment, row));
  }

  private Result byName(HistoryRow row, Adopted adoption) {
    return row.state() == HistoryState.APPLIED
        ? Result.of(
            RowState.NOT_VERIFIABLE,
            CellState.APPLIED,
            HistoryFindings.adopted(environment, row, adoption))
        : stateThere(row);
  }
}
