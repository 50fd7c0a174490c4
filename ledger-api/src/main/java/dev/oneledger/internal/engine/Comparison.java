package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Evidence;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Hash;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict;
import dev.oneledger.spi.Verdict.Outcome;
import java.util.Collections;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One migration as both sides have it: ours, theirs, or both.
 *
 * @param id our id; null if the ledger does not know it
 * @param ours our migration, if we have its text
 * @param theirs the row over there, if there is one
 * @param expected whether the environment is meant to have it
 * @param outcome what the comparison came to
 */
record Comparison(
    @Nullable MigrationId id,
    @Nullable Migration ours,
    @Nullable HistoryRow theirs,
    boolean expected,
    Result outcome) {

  /**
   * What a comparison came to.
   *
   * @param state the state in the report
   * @param cell what the matrix shows
   * @param finding what is wrong or worth saying
   * @param verdict what their checksum said, where it was asked
   * @param other the text that ours differs from, where it is known
   */
  record Result(
      RowState state,
      CellState cell,
      @Nullable Finding finding,
      @Nullable Verdict verdict,
      @Nullable Other other) {

    static Result of(RowState state, CellState cell, @Nullable Finding finding) {
      return new Result(state, cell, finding, null, null);
    }

    Result judgedBy(Verdict judgement) {
      return new Result(state, cell, finding, judgement, other);
    }

    Result differingFrom(@Nullable Other text) {
      return new Result(state, cell, finding, verdict, text);
    }
  }

  /** Another text of the same migration, and where it stands. */
  record Other(String where, SqlText text) {}

  RowState state() {
    return outcome.state();
  }

  CellState cell() {
    return outcome.cell();
  }

  @Nullable Finding finding() {
    return outcome.finding();
  }

  /** The same with what it came to seen otherwise. */
  Comparison with(Result changed) {
    return new Comparison(id, ours, theirs, expected, changed);
  }

  /** The same, let be. */
  Comparison waived() {
    return with(new Result(RowState.WAIVED, cell(), finding(), outcome.verdict(), outcome.other()));
  }

  /** What a finding rests on: the same as long as none of it changes. */
  Hash facts() {
    Finding found = finding();
    return Hash.sha256(
        Stream.of(
                found == null ? null : found.code().code(),
                theirs == null ? null : theirs.key(),
                theirs == null ? null : theirs.state(),
                theirs == null ? null : theirs.checksum().stored(),
                textWithoutChecksum(),
                id == null ? null : id.canonical(),
                ours == null ? null : ours.textHash(),
                unseenText())
            .map(fact -> fact == null ? "-" : fact.toString().length() + ":" + fact)
            .collect(Collectors.joining("\n")));
  }

  /** Their script, where no checksum stands for it: it is at hand in some processes only. */
  private @Nullable Hash textWithoutChecksum() {
    return theirs == null || theirs.checksum().stored() != null || theirs.text() == null
        ? null
        : theirs.text().textHash();
  }

  /** The text that a change is about which no checksum sees. */
  private @Nullable Hash unseenText() {
    Finding found = finding();
    Other other = outcome.other();
    return found == null || other == null || found.code() != FindingCode.UNSEEN_CHANGE
        ? null
        : other.text().textHash();
  }

  /** A row of the drift report. */
  DriftReport.Row row() {
    return new DriftReport.Row(
        label(),
        oursLabel(),
        theirs == null ? "" : HistoryWords.label(theirs.state()),
        state(),
        finding(),
        diff(),
        outcome.verdict(),
        theirs == null ? Collections.emptySortedMap() : theirs.details(),
        known(theirs));
  }

  private DriftReport.Facts known(@Nullable HistoryRow row) {
    SqlText text = row == null ? null : row.text();
    return new DriftReport.Facts(
        id,
        ours == null ? null : ours.textHash(),
        text == null ? null : text.textHash(),
        row == null ? null : row.appliedAt(),
        null);
  }

  private String label() {
    boolean isOfOurs = id != null && (theirs == null || theirs.state() == HistoryState.BASELINED);
    return isOfOurs || theirs == null ? Objects.toString(id, "") : theirs.key();
  }

  private String oursLabel() {
    if (id == null) {
      return "";
    }
    if (ours == null) {
      return "by name";
    }
    if (!expected) {
      return "not released";
    }
    return theirs == null ? "pending" : "applied";
  }

  private @Nullable String diff() {
    Other other = outcome.other();
    return ours == null || other == null
        ? null
        : UnifiedDiff.of(
            "ledger: " + ours.id(), ours.apply().text(), other.where(), other.text().text());
  }

  Cell toCell() {
    return new Cell(
        cell(), cell() == CellState.BLANK ? null : Evidence.HISTORY, state() == RowState.COSMETIC);
  }

  /** What the ledger keeps of this comparison. */
  Observation.Line observation() {
    return new Observation.Line(
        cell(),
        state() == RowState.COSMETIC,
        ranAsOurs(),
        id == null ? label() : id.canonical(),
        id == null,
        seenText());
  }

  private boolean ranAsOurs() {
    Finding found = finding();
    return found == null
        || (found.code() != FindingCode.COLLISION && found.code() != FindingCode.NEVER_RAN);
  }

  /** Our text, where their checksum says that it is the one applied there. */
  private @Nullable Hash seenText() {
    Verdict verdict = outcome.verdict();
    return ours != null && verdict != null && verdict.outcome() == Outcome.MATCH
        ? ours.textHash()
        : null;
  }
}
