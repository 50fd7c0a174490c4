package dev.oneledger.internal.engine;

import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Finding;
import dev.oneledger.Hash;
import dev.oneledger.WaivedFinding;
import dev.oneledger.Waiver;
import dev.oneledger.spi.CatalogDifference;
import dev.oneledger.spi.CatalogDifference.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An environment's schema at one moment, against what it should be.
 *
 * @param told what was changed past all migrations
 * @param notes why it could not be compared, or not with everything
 * @param state the schema as it should be and as it is; null if that is not known
 * @param recorded what the ledger keeps; null if nothing
 */
record CatalogSeen(
    List<Told> told,
    List<Finding> notes,
    @Nullable CatalogState state,
    @Nullable RecordedCatalog recorded) {
  static final CatalogSeen NOTHING = new CatalogSeen(List.of(), List.of(), null, null);
  private static final String NONE = "";

  static CatalogSeen noted(Finding note) {
    return new CatalogSeen(List.of(), List.of(note), null, null);
  }

  /**
   * A difference as it is told.
   *
   * @param facts what the finding rests on
   * @param waiver who let it be; null if it is open
   */
  record Told(CatalogDifference difference, Finding finding, Hash facts, @Nullable Waiver waiver) {

    private DriftReport.Row row() {
      SortedMap<String, String> ways = new TreeMap<>();
      way("undo", difference.undo(), ways);
      way("adopt", difference.adopt(), ways);
      return new DriftReport.Row(
          difference.object(),
          difference.expected() == null ? NONE : "recorded",
          difference.found() == null ? NONE : "there",
          waiver == null ? RowState.DRIFT : RowState.WAIVED,
          finding,
          diff(),
          null,
          ways);
    }

    private static void way(String name, Way way, SortedMap<String, String> ways) {
      if (!way.statements().isEmpty()) {
        ways.put(name, way.statements().stream().map(s -> s + ";\n").collect(Collectors.joining()));
      }
    }

    private String diff() {
      return UnifiedDiff.of(
          "recorded: " + difference.object(),
          Objects.requireNonNullElse(difference.expected(), NONE),
          "there: " + difference.object(),
          Objects.requireNonNullElse(difference.found(), NONE));
    }
  }

  /** True if nothing may be recorded before somebody says what becomes of the differences. */
  boolean awaitsAcceptance() {
    return state != null
        && recorded != null
        && !told.isEmpty()
        && !recorded.isComparable(state.seen());
  }

  /** What is open, and the notes. */
  List<Finding> findings() {
    return Stream.concat(
            told.stream().filter(each -> each.waiver() == null).map(Told::finding), notes.stream())
        .toList();
  }

  /** The report with what this saw. */
  DriftReport addedTo(DriftReport report) {
    List<DriftReport.Row> rows = new ArrayList<>(report.rows());
    told.forEach(each -> rows.add(each.row()));
    List<Finding> findings = new ArrayList<>(report.findings());
    findings.addAll(findings());
    List<WaivedFinding> waived = new ArrayList<>(report.waived());
    for (Told each : told) {
      if (each.waiver() != null) {
        waived.add(new WaivedFinding(each.finding(), each.waiver()));
      }
    }
    return new DriftReport(
        report.environment(),
        report.mode(),
        report.asOf(),
        report.source(),
        rows,
        findings,
        waived);
  }
}
