package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.internal.engine.Comparison.Other;
import dev.oneledger.internal.engine.Comparison.Result;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.Verdict;
import dev.oneledger.spi.Verdict.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether the text applied there is ours: by their checksum, and by their script where it is
 * at hand, which shows what the checksum cannot see. A script that their own checksum contradicts
 * is not the text that ran, and shows nothing.
 */
final class TextJudge {
  private final String environment;
  private final Catalogue build;
  private final Expectation expectation;
  private final Map<MigrationId, Migration> expected = new HashMap<>();

  TextJudge(String environment, Catalogue build, Expectation expectation) {
    this.environment = environment;
    this.build = build;
    this.expectation = expectation;
    expectation.migrations().forEach(migration -> expected.put(migration.id(), migration));
  }

  Result judge(Migration ours, HistoryRow row) {
    Verdict verdict = verdict(ours, row);
    SqlText theirs = ranThere(ours, row, verdict);
    Result result =
        switch (verdict.outcome()) {
          case MATCH -> matching(ours, row, verdict, theirs);
          case NOT_VERIFIABLE -> unverified(ours, row, verdict, theirs);
          case MISMATCH -> mismatch(ours, row, verdict, theirs);
        };
    return result.judgedBy(verdict);
  }

  /** What their checksum says of a text of ours, in the place of ours. */
  private Verdict verdict(Migration text, HistoryRow row) {
    return row.checksum().judge(text, inOrder(text));
  }

  /** The expected migrations in order, this one among them with this text. */
  private List<Migration> inOrder(Migration text) {
    if (text.equals(expected.get(text.id()))) {
      return expectation.migrations();
    }
    List<Migration> with = new ArrayList<>(expectation.migrations());
    with.removeIf(migration -> migration.id().equals(text.id()));
    int place = 0;
    while (place < with.size() && with.get(place).id().compareTo(text.id()) < 0) {
      place++;
    }
    with.add(place, text);
    return with;
  }

  /** Their script, unless their checksum says that another text ran. */
  private @Nullable SqlText ranThere(Migration ours, HistoryRow row, Verdict ofOurs) {
    SqlText theirs = row.text();
    if (theirs == null) {
      return null;
    }
    Verdict ofTheirs =
        theirs.equals(ours.apply())
            ? ofOurs
            : verdict(
                new Migration(ours.id(), theirs, null, ours.transactional(), "there: " + row.key()),
                row);
    return ofTheirs.outcome() == Outcome.MISMATCH ? null : theirs;
  }

  private Result matching(
      Migration ours, HistoryRow row, Verdict verdict, @Nullable SqlText theirs) {
    if (theirs != null && !SameText.of(ours.apply(), theirs)) {
      return unseen(row, verdict, "the text in their scripts is not ours", other(row, theirs));
    }
    return editedInBuild(ours)
        .filter(text -> verdict(text, row).outcome() == Outcome.MATCH)
        .map(
            text ->
                unseen(
                    row,
                    verdict,
                    "the text has changed since it was recorded as applied there",
                    new Other("build: " + text.origin(), text.apply())))
        .orElseGet(() -> Result.of(RowState.IN_SYNC, CellState.APPLIED, null));
  }

  /** The build's text, where it is not the one that is recorded. */
  private Optional<Migration> editedInBuild(Migration ours) {
    Finding finding = expectation.findings().get(ours.id());
    return finding != null && finding.code() == FindingCode.CHANGED
        ? build.find(ours.id())
        : Optional.empty();
  }

  private Result unseen(HistoryRow row, Verdict verdict, String what, Other text) {
    return Result.of(
            RowState.DRIFT,
            CellState.DRIFTED,
            HistoryFindings.unseenChange(environment, row, verdict, what))
        .differingFrom(text);
  }

  /** Without a checksum that tells, their script tells, where it is at hand. */
  private Result unverified(
      Migration ours, HistoryRow row, Verdict verdict, @Nullable SqlText theirs) {
    if (theirs != null && !SameText.of(ours.apply(), theirs)) {
      return Result.of(
              RowState.DRIFT,
              CellState.DRIFTED,
              HistoryFindings.otherScript(environment, row, ours, verdict.algorithm()))
          .differingFrom(other(row, theirs));
    }
    String reason =
        verdict.algorithm() + (theirs == null ? "" : "; the script that they have now is ours");
    return Result.of(
        RowState.NOT_VERIFIABLE,
        CellState.APPLIED,
        HistoryFindings.notVerifiable(environment, row.key(), reason));
  }

  private Result mismatch(
      Migration ours, HistoryRow row, Verdict verdict, @Nullable SqlText theirs) {
    if (theirs != null && SameText.of(ours.apply(), theirs)) {
      return Result.of(RowState.COSMETIC, CellState.APPLIED, Findings.cosmetic(environment, ours));
    }
    return ours.id().isRepeatable()
        // A repeatable migration with another text over there is due again, not changed.
        ? Result.of(RowState.PENDING, CellState.PENDING, null)
        : Result.of(
                RowState.DRIFT,
                CellState.DRIFTED,
                HistoryFindings.changedThere(environment, row, ours, verdict))
            .differingFrom(theirs == null ? null : other(row, theirs));
  }

  private static Other other(HistoryRow row, SqlText theirs) {
    return new Other("there: " + row.key(), theirs);
  }
}
