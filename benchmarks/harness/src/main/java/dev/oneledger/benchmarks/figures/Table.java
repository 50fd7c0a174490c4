package dev.oneledger.benchmarks.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown. Not thread-safe. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /** One with these columns. */
  public Table(String... columns) {
    rows.add(List.of(columns));
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it has another number of cells than the table
   */
  public void row(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(
          "%s cells in a table of %s".formatted(cells.length, rows.get(0).size()));
    }
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.add(row.stream().collect(Collectors.joining(" | ", "| ", " |")));
    }
    lines.add(1, "|" + String.join("|", Collections.nCopies(rows.get(0).size(), "---")) + "|");
    return String.join("\n", lines) + "\n";
  }
}
