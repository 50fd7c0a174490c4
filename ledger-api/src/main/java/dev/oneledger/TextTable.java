package dev.oneledger;

import dev.oneledger.internal.text.UnseenCharacter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Aligned columns of text, each as wide as its widest cell up to a limit. Where they do not fit
 * side by side, the column of names gives way; where that is not enough either, each row becomes a
 * few lines. Not thread-safe.
 */
final class TextTable {
  static final String GAP = "  ";

  /** What a name is cut to before the columns are given up. */
  static final int SHORTEST_NAME = 14;

  private static final int WIDEST = 60;

  /** For cells beside the name, on narrow terminals: "not verifiable" stays whole. */
  private static final int SHORTEST_LIMIT = 14;

  private record Line(List<String> cells, IntFunction<@Nullable Ink> ink, boolean rule) {}

  private final TextStyle style;
  private final int names;
  private final List<Line> lines = new ArrayList<>();
  private List<String> headings = List.of();

  /** A table whose first column has the names. */
  TextTable(TextStyle style) {
    this(style, 0);
  }

  /**
   * Makes an empty table.
   *
   * @param names the column that may be cut
   */
  TextTable(TextStyle style, int names) {
    this.style = style;
    this.names = names;
  }

  /** The widest that a cell beside the name may be. */
  static int widestCell(TextStyle style) {
    return style.width() == 0
        ? WIDEST
        : Math.min(WIDEST, Math.max(SHORTEST_LIMIT, style.width() / 3));
  }

  void heading(List<String> cells) {
    headings = cells.stream().map(TextTable::oneLine).toList();
    row(cells, index -> Ink.BOLD);
  }

  void row(List<String> cells) {
    row(cells, index -> null);
  }

  void row(List<String> cells, IntFunction<@Nullable Ink> ink) {
    lines.add(new Line(cells.stream().map(TextTable::oneLine).toList(), ink, false));
  }

  void rule() {
    lines.add(new Line(List.of(), index -> null, true));
  }

  String render() {
    int[] widths = widths();
    int excess = style.width() == 0 ? 0 : Math.max(0, total(widths) - style.width());
    if (excess == 0) {
      return aligned(widths);
    }
    if (widths[names] - excess < SHORTEST_NAME) {
      return stacked();
    }
    widths[names] -= excess;
    return aligned(widths);
  }

  private int[] widths() {
    int columns = lines.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
    int[] widths = new int[columns];
    for (Line line : lines) {
      for (int i = 0; i < line.cells().size(); i++) {
        int width = Math.min(DisplayWidth.of(line.cells().get(i)), widest(i));
        widths[i] = Math.max(widths[i], width);
      }
    }
    return widths;
  }

  private int widest(int column) {
    return column == names ? WIDEST : widestCell(style);
  }

  private static int total(int[] widths) {
    int total = -GAP.length();
    for (int width : widths) {
      total += width + GAP.length();
    }
    return Math.max(0, total);
  }

  private String aligned(int[] widths) {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(line.rule() ? "-".repeat(total(widths)) : padded(line, widths)).append('\n');
    }
    return text.toString();
  }

  private String padded(Line line, int[] widths) {
    StringBuilder text = new StringBuilder();
    int owed = 0;
    for (int i = 0; i < line.cells().size(); i++) {
      String cell = DisplayWidth.cut(line.cells().get(i), widths[i]);
      if (!cell.isEmpty()) {
        text.append(" ".repeat(owed)).append(inked(line, i, cell));
        owed = 0;
      }
      owed += widths[i] - DisplayWidth.of(cell) + GAP.length();
    }
    return text.toString();
  }

  private String inked(Line line, int index, String cell) {
    Ink ink = line.ink().apply(index);
    return ink == null ? cell : ink.around(cell, style);
  }

  /** The first cell of each row in a line, and the others below it. */
  private String stacked() {
    StringBuilder text = new StringBuilder();
    for (Line line : lines.subList(headings.isEmpty() ? 0 : 1, lines.size())) {
      for (int i = 0; i < line.cells().size(); i++) {
        String cell = line.cells().get(i);
        if (!cell.isEmpty()) {
          text.append(stacked(line, i, cell)).append('\n');
        }
      }
    }
    return text.toString();
  }

  private String stacked(Line line, int index, String cell) {
    String before = index == 0 ? "" : GAP + headings.get(index) + ": ";
    int room = Math.max(SHORTEST_NAME, style.width() - DisplayWidth.of(before));
    return before + inked(line, index, DisplayWidth.cut(cell, room));
  }

  private static String oneLine(String cell) {
    return visible(cell.replace('\n', '\ufffd'));
  }

  /** The text with what cannot be seen or turns it, but for line feeds, made visible. */
  static String visible(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(point -> safe.appendCodePoint(isUnsafe(point) ? '\ufffd' : point));
    return safe.toString();
  }

  private static boolean isUnsafe(int point) {
    return point != '\n' && UnseenCharacter.is(point);
  }
}
