package dev.oneledger;

import dev.oneledger.DriftReport.Row;
import dev.oneledger.DriftReport.RowState;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The reconcile table: revision, our ledger, their ledger, state, and a closing sentence. */
final class DriftText {
  private static final Map<RowState, TextTable.Ink> INKS =
      Map.of(
          RowState.IN_SYNC, TextTable.Ink.GREEN,
          RowState.PENDING, TextTable.Ink.YELLOW,
          RowState.DRIFT, TextTable.Ink.RED);
  private static final String NOTHING = "-";
  private static final String NOT_IN_BUILD = "not in build";

  private final DriftReport report;
  private final boolean colour;

  DriftText(DriftReport report, boolean colour) {
    this.report = report;
    this.colour = colour;
  }

  String render() {
    TextTable table = new TextTable(colour);
    table.heading(List.of("Revision", "Our ledger", "Their ledger", "State"));
    for (Row row : report.rows()) {
      table.row(
          List.of(row.label(), shown(row.ours()), shown(row.theirs()), state(row)),
          index -> index == 3 ? INKS.get(row.state()) : null);
    }
    return "%s %s: %s%n%n"
            .formatted(report.mode().label(), report.environment(), report.source())
            .replace("\r\n", "\n")
        + table.render()
        + "\n"
        + closing();
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
      text.append(counted(outside.size(), "migration"))
          .append(" landed outside the ledger: review in drift(\"")
          .append(report.environment())
          .append("\").\n");
    }
    others.forEach(finding -> text.append(finding).append('\n'));
    if (!notes.isEmpty()) {
      text.append("Notes:\n");
      notes.forEach(finding -> text.append(finding).append('\n'));
    }
    return text.toString();
  }

  private List<Finding> problems(Predicate<Finding> which) {
    return report.findings().stream().filter(Finding::isProblem).filter(which).toList();
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
