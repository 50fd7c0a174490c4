package dev.oneledger.page;

import dev.oneledger.CellState;
import dev.oneledger.Finding;
import dev.oneledger.Journal;
import dev.oneledger.StatusMatrix;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.StatusMatrix.Row;
import dev.oneledger.page.LedgerReading.EnvironmentReading;
import java.util.ArrayList;
import java.util.List;

/** The summary: what somebody must look at first, each with a link to its place. */
final class Attention {
  private static final int NAMED = 5;
  private static final List<CellState> WRONG =
      List.of(CellState.DRIFTED, CellState.IN_DOUBT, CellState.FAILED, CellState.OUTSIDE);

  private final Html html;
  private final LedgerReading reading;
  private final ReviewRows reviews;

  Attention(Html html, LedgerReading reading, ReviewRows reviews) {
    this.reviews = reviews;
    this.html = html;
    this.reading = reading;
  }

  void write() {
    List<Runnable> lines = lines();
    html.open("section", "class", "attention", "aria-labelledby", "attention");
    html.element("h2", lines.isEmpty() ? "All is well" : "Needs attention", "id", "attention");
    if (lines.isEmpty()) {
      html.element(
          "p",
          "Nothing has drifted, nothing is in doubt, and every journal verifies.",
          "class",
          "well");
    } else {
      html.open("ul", "role", "list");
      lines.forEach(Runnable::run);
      html.close();
    }
    waiting();
    html.close();
  }

  private List<Runnable> lines() {
    List<Runnable> lines = new ArrayList<>();
    if (!reading.journal().findings().isEmpty()) {
      lines.add(() -> journal("The ledger's own journal does not verify.", reading.journal(), -1));
    }
    for (int i = 0; i < reading.environments().size(); i++) {
      addLines(reading.environments().get(i), i, lines);
    }
    return lines;
  }

  private void addLines(EnvironmentReading environment, int column, List<Runnable> lines) {
    String name = environment.column().environment();
    Journal journal = environment.journal();
    if (journal != null && !journal.findings().isEmpty()) {
      lines.add(() -> journal("The journal of " + name + " does not verify.", journal, column));
    }
    for (CellState state : WRONG) {
      List<Integer> rows = rowsIn(state, name);
      if (!rows.isEmpty()) {
        String verb = Words.verb(state, rows.size());
        lines.add(() -> migrations(state, verb, rows, name, column));
      }
    }
    List<Integer> held = held(name, column);
    if (!held.isEmpty()) {
      String verb = held.size() == 1 ? "has a finding" : "have findings";
      lines.add(() -> migrations(CellState.DRIFTED, verb, held, name, column));
    }
    int whole = ReviewRows.ofTheWhole(environment).size();
    if (whole > 0) {
      lines.add(
          () ->
              linked(CellState.DRIFTED, Words.counted(whole, "finding") + " about ", name, column));
    }
    if (!environment.obstacle().isEmpty()) {
      lines.add(
          () -> linked(CellState.BLANK, "Could not be read, shown as last known: ", name, column));
    }
  }

  private List<Integer> rowsIn(CellState state, String environment) {
    List<Row> rows = reading.matrix().rows();
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (cell(rows.get(i), environment).state() == state) {
        found.add(i);
      }
    }
    return found;
  }

  static Cell cell(Row row, String environment) {
    return row.cells().getOrDefault(environment, Cell.BLANK);
  }

  /** Migrations whose state says nothing, and a finding does. */
  private List<Integer> held(String environment, int column) {
    List<Row> rows = reading.matrix().rows();
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Cell cell = cell(rows.get(i), environment);
      boolean isCalm = cell.state() != CellState.BLANK && MatrixTable.isCalm(cell);
      if (isCalm && reviews.anchor(rows.get(i).label(), column) != null) {
        found.add(i);
      }
    }
    return found;
  }

  private void migrations(
      CellState state, String verb, List<Integer> rows, String environment, int column) {
    StatusMatrix matrix = reading.matrix();
    html.open("li", "class", Words.styleOf(state));
    html.open("span", "class", "what").open("strong");
    html.text("%s %s in ".formatted(Words.counted(rows.size(), "migration"), verb));
    html.name(environment).close().close();
    html.open("span", "class", "where");
    rows.stream()
        .limit(NAMED)
        .forEach(
            row ->
                html.open("a", "href", Anchors.link(Anchors.cell(row, column)))
                    .code(matrix.rows().get(row).label())
                    .close()
                    .text(" "));
    if (rows.size() > NAMED) {
      html.text("and " + Words.grouped(rows.size() - NAMED) + " more");
    }
    html.close().close();
  }

  private void linked(CellState shape, String text, String environment, int column) {
    html.open("li", "class", Words.styleOf(shape)).open("span", "class", "what").open("strong");
    html.text(text);
    html.open("a", "href", Anchors.link(Anchors.environment(column))).name(environment).close();
    html.close().close().close();
  }

  private void journal(String sentence, Journal journal, int column) {
    Finding first = journal.findings().get(0);
    html.open("li", "class", Words.styleOf(CellState.FAILED));
    html.open("span", "class", "what").open("strong");
    html.element("a", sentence, "href", Anchors.link(Anchors.journal(column)));
    html.close().close().open("span", "class", "where").open("span");
    Badge.of(html, first.code()).text(" ").name(first.place());
    html.close().close().close();
  }

  /** What is only due is no fault, and said in one line. */
  private void waiting() {
    List<String> due = new ArrayList<>();
    for (EnvironmentReading environment : reading.environments()) {
      String name = environment.column().environment();
      int pending = rowsIn(CellState.PENDING, name).size();
      if (pending > 0) {
        due.add(Words.grouped(pending) + " in " + name);
      }
    }
    if (!due.isEmpty()) {
      html.element("p", "Pending: " + String.join(", ", due) + ".", "class", "waiting");
    }
  }
}
