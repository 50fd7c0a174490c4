package dev.oneledger.page;

import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.Row;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Mode;
import java.util.List;

/** Ours against theirs in one environment: revision, our ledger, their ledger, state. */
final class ReviewTable {
  /** A table of more rows shows what is out of sync, and the rest on demand. */
  private static final int LONG = 40;

  private final Html html;
  private final int column;

  ReviewTable(Html html, int column) {
    this.html = html;
    this.column = column;
  }

  void write(DriftReport report) {
    List<Row> rows = report.rows();
    boolean isLong = rows.size() > LONG;
    html.open(
        "div",
        "class",
        "region",
        "role",
        "region",
        "tabindex",
        "0",
        "aria-label",
        "Comparison of " + report.environment());
    html.open("table", "class", "review");
    html.open("caption").text(report.source()).text(" · ").name(report.environment()).close();
    head(report.mode());
    html.open("tbody");
    long calm = rows.stream().filter(ReviewTable::isCalm).count();
    for (int i = 0; i < rows.size(); i++) {
      if (!isLong || !isCalm(rows.get(i))) {
        row(rows.get(i), i);
      }
    }
    html.close();
    if (isLong && calm > 0) {
      rest(report.mode(), rows, (int) calm);
    }
    html.close().close();
  }

  private void head(Mode mode) {
    boolean isOurs = mode == Mode.MANAGED;
    html.open("thead").open("tr");
    html.element("th", "Revision", "scope", "col");
    html.element("th", isOurs ? "This build" : "Our ledger", "scope", "col");
    html.element("th", isOurs ? "Its journal" : "Their ledger", "scope", "col");
    html.element("th", "State", "scope", "col");
    html.close().close();
  }

  /** Of a managed environment the matrix says as much; elsewhere the names are another tool's. */
  private void rest(Mode mode, List<Row> rows, int calm) {
    String inSync = Words.counted(calm, "migration") + " in sync or pending";
    if (mode == Mode.MANAGED) {
      html.open("tbody").open("tr");
      html.element("td", inSync + ", as in the matrix", "colspan", "4", "class", "quiet");
      html.close().close();
    } else {
      folded(rows, inSync);
    }
  }

  private void folded(List<Row> rows, String inSync) {
    html.open("tbody", "class", "fold").open("tr");
    html.open("th", "scope", "rowgroup", "colspan", "4").open("label");
    html.lone("input", "type", "checkbox");
    html.element("span", inSync, "class", "run");
    html.close().close().close().close();
    html.open("tbody", "class", "folded");
    for (int i = 0; i < rows.size(); i++) {
      if (isCalm(rows.get(i))) {
        row(rows.get(i), i);
      }
    }
    html.close();
  }

  private static boolean isCalm(Row row) {
    return (row.state() == RowState.IN_SYNC || row.state() == RowState.PENDING)
        && !ReviewRows.hasMore(row);
  }

  private void row(Row row, int index) {
    html.open("tr").open("th", "scope", "row").code(row.label()).close();
    side(row.ours());
    side(row.theirs());
    html.open("td", "class", Words.styleOf(row.state()));
    if (ReviewRows.hasMore(row)) {
      html.element("a", state(row), "href", Anchors.link(Anchors.review(column, index)));
    } else {
      html.text(state(row));
    }
    html.close().close();
  }

  private void side(String there) {
    if (there.isEmpty()) {
      html.open("td", "class", "quiet").element("span", "–", "aria-hidden", "true");
      html.element("span", "not there", "class", "aside").close();
    } else {
      html.element("td", there);
    }
  }

  /** What both sides have applied may still be missing from this build, and that is the news. */
  private static String state(Row row) {
    Finding finding = row.finding();
    return finding != null && finding.code() == FindingCode.NOT_IN_BUILD
        ? "not in build"
        : row.state().label();
  }
}
