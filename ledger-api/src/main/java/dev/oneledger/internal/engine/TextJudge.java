package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.internal.engine.Comparison.Other;
import dev.oneledger.internal.engine.Comparison.Result;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.Verdict;
import dev.oneledger.spi.Verdict.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether the text applied there is ours: by their checksum, and by their text where it is
 * at hand, which shows what the checksum cannot see.
 */
final class TextJudge {
  private final String environment;
  private final Catalogue build;
  private final Expectation expectation;

  TextJudge(String environment, Catalogue build, Expectation expectation) {
    this.environment = environment;
    this.build = build;
    this.expectation = expectation;
  }

  Result judge(Migration ours, HistoryRow row, List<Migration> ordered) {
    Verdict verdict = row.checksum().judge(ours, ordered);
    Result result =
        switch (verdict.outcome()) {
          case MATCH -> matching(ours, row, verdict, ordered);
          case NOT_VERIFIABLE -> unverified(ours, row, verdict);
          case MISMATCH -> mismatch(ours, row, verdict);
        };
    return result.judgedBy(verdict);
  }

  private Result matching(
      Migration ours, HistoryRow row, Verdict verdict, List<Migration> ordered) {
    SqlText theirs = row.text();
    if (theirs != null && differs(ours, theirs)) {
      return unseen(row, verdict, "the text in their scripts is not ours")
          .differingFrom(other(row));
    }
    Optional<Migration> edited =
        editedInBuild(ours)
            .filter(text -> row.checksum().judge(text, ordered).outcome() == Outcome.MATCH);
    return edited
        .map(
            text ->
                unseen(row, verdict, "the text has changed since it was recorded as applied there")
                    .differingFrom(new Other("build: " + text.origin(), text.apply())))
        .orElseGet(() -> Result.of(RowState.IN_SYNC, CellState.APPLIED, null));
  }

  /** The build's text, where it is not the one that is recorded. */
  private Optional<Migration> editedInBuild(Migration ours) {
    Finding finding = expectation.findings().get(ours.id());
    return finding != null && finding.code() == FindingCode.CHANGED
        ? build.find(ours.id())
        : Optional.empty();
  }

  private Result unseen(HistoryRow row, Verdict verdict, String what) {
    return Result.of(
        RowState.DRIFT,
        CellState.DRIFTED,
        HistoryFindings.unseenChange(environment, row, verdict, what));
  }

  /** Without a checksum that tells, their text tells. */
  private Result unverified(Migration ours, HistoryRow row, Verdict verdict) {
    return Result.of(
            RowState.NOT_VERIFIABLE,
            CellState.APPLIED,
            HistoryFindings.notVerifiable(environment, row.key(), verdict.algorithm()))
        .differingFrom(row.text() == null || row.text().equals(ours.apply()) ? null : other(row));
  }

  private Result mismatch(Migration ours, HistoryRow row, Verdict verdict) {
    if (row.text() != null && !differs(ours, row.text())) {
      return Result.of(RowState.COSMETIC, CellState.APPLIED, Findings.cosmetic(environment, ours));
    }
    return ours.id().isRepeatable()
        // A repeatable migration with another text over there is due again, not changed.
        ? Result.of(RowState.PENDING, CellState.PENDING, null)
        : Result.of(
                RowState.DRIFT,
                CellState.DRIFTED,
                HistoryFindings.changedThere(environment, row, ours, verdict))
            .differingFrom(row.text() == null ? null : other(row));
  }

  private static boolean differs(Migration ours, SqlText theirs) {
    return !theirs.tokenHash().equals(ours.apply().tokenHash());
  }

  private static @Nullable Other other(HistoryRow row) {
    return new Other("there: " + row.key(), Objects.requireNonNull(row.text()));
  }
}
