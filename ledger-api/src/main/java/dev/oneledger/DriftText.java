package dev.oneledger;

import dev.oneledger.DriftReport.Row;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.spi.Verdict.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The reconcile table: revision, our ledger, their ledger, state, and a closing sentence. */
final class DriftText {
  private static final Map<RowState, Ink> INKS =
      Map.of(
          RowState.IN_SYNC, Ink.GREEN,
          RowState.PENDING, Ink.YELLOW,
          RowState.WAIVED, Ink.YELLOW,
          RowState.DRIFT, Ink.RED);
  private static final String NOTHING = "-";
  private static final String NOT_IN_BUILD = "not in build";

  private final DriftReport report;
  private final TextStyle style;

  DriftText(DriftReport report, TextStyle style) {
    this.report = report;
    this.style = style;
  }

  String render() {
    TextTable table = new TextTable(style);
    table.heading(List.of("Revision", "Our ledger", "Their ledger", "State"));
    for (Row row : report.rows()) {
      table.row(
          List.of(row.label(), shown(row.ours()), shown(row.theirs()), state(row)),
          index -> index == 3 ? INKS.get(row.state()) : null);
    }
    return title(report, style) + "\n\n" + table.render() + "\n" + closing();
  }

  static String title(DriftReport report, TextStyle style) {
    return Prose.wrapped(
        "%s %s: %s".formatted(report.mode().label(), report.environment(), report.source()), style);
  }

  private static String shown(String cell) {
    return cell.isEmpty() ? NOTHING : cell;
  }

  /** What both sides have applied may still be missing from this build, and that is the news. */
  private static String state(Row row) {
    Finding finding = row.finding();
    return finding != null && finding.code() == FindingCode.NOT_IN_BUILD
        ? NOT_IN_BUILD
        : row.state().label();
  }

  private String closing() {
    List<Finding> outside = problems(finding -> finding.code() == FindingCode.OUTSIDE);
    List<Finding> others = problems(finding -> finding.code() != FindingCode.OUTSIDE);
    List<Finding> notes =
        report.findings().stream().filter(finding -> !finding.isProblem()).toList();
    StringBuilder text = new StringBuilder();
    if (outside.isEmpty() && others.isEmpty()) {
      text.append("No drift.\n");
    }
    if (!outside.isEmpty()) {
      text.append(
          Prose.wrapped(
              "%s landed outside the ledger: review in drift(\"%s\").\n"
                  .formatted(counted(outside.size(), "migration"), report.environment()),
              style));
    }
    others.forEach(finding -> text.append(Prose.finding(finding, style)).append('\n'));
    if (!report.waived().isEmpty()) {
      text.append("Waived:\n");
      report.waived().forEach(w -> text.append(Prose.wrapped(w.toString(), style)).append('\n'));
    }
    if (!notes.isEmpty()) {
      text.append("Notes:\n");
      grouped(notes).forEach(note -> text.append(Prose.finding(note, style)).append('\n'));
    }
    weakEvidence()
        .forEach((how, rows) -> text.append(Prose.wrapped(weak(rows, how), style)).append('\n'));
    return text.toString();
  }

  /** Notes that say the same of several migrations, as one. */
  private static List<Finding> grouped(List<Finding> notes) {
    Map<List<Object>, List<Finding>> same = new LinkedHashMap<>();
    notes.forEach(
        note ->
            same.computeIfAbsent(
                    List.of(note.code(), note.text(), note.remedy()), key -> new ArrayList<>())
                .add(note));
    return same.values().stream().map(DriftText::joined).toList();
  }

  private static Finding joined(List<Finding> same) {
    Finding first = same.get(0);
    return same.size() == 1
        ? first
        : new Finding(
            first.code(),
            "%s and %s more".formatted(first.place(), same.size() - 1),
            first.text(),
            first.remedy());
  }

  /** How many rows match by a checksum that does not see everything, by what it does not see. */
  private Map<String, Long> weakEvidence() {
    return report.rows().stream()
        .map(Row::verdict)
        .filter(Objects::nonNull)
        .filter(verdict -> verdict.outcome() == Outcome.MATCH && !verdict.limits().isEmpty())
        .collect(
            Collectors.groupingBy(
                verdict -> "%s, which %s".formatted(verdict.algorithm(), verdict.limits()),
                TreeMap::new,
                Collectors.counting()));
  }

  private static String weak(long rows, String how) {
    return TextTable.visible(
        "%s %s by %s: weak evidence.".formatted(rows, rows == 1 ? "match" : "matches", how));
  }

  private List<Finding> problems(Predicate<Finding> which) {
    return report.findings().stream().filter(Finding::isProblem).filter(which).toList();
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
