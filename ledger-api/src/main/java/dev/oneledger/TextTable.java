package dev.oneledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Aligned columns of text, each as wide as its widest cell up to a limit. Not thread-safe. */
final class TextTable {
  private static final int WIDEST = 60;
  private static final String GAP = "  ";

  /** Colours that a terminal shows. */
  enum Ink {
    GREEN("32"),
    YELLOW("33"),
    RED("31"),
    BOLD("1");

    private final String code;

    Ink(String code) {
      this.code = code;
    }

    private String around(String text) {
      return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
  }

  private record Line(List<String> cells, IntFunction<@Nullable Ink> ink, boolean rule) {}

  private final boolean colour;
  private final List<Line> lines = new ArrayList<>();

  TextTable(boolean colour) {
    this.colour = colour;
  }

  void heading(List<String> cells) {
    row(cells, index -> Ink.BOLD);
  }

  void row(List<String> cells) {
    row(cells, index -> null);
  }

  void row(List<String> cells, IntFunction<@Nullable Ink> ink) {
    lines.add(new Line(cells.stream().map(TextTable::fitted).toList(), ink, false));
  }

  void rule() {
    lines.add(new Line(List.of(), index -> null, true));
  }

  String render() {
    int[] widths = widths();
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(line.rule() ? ruled(widths) : padded(line, widths)).append('\n');
    }
    return text.toString();
  }

  private int[] widths() {
    int columns = lines.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
    int[] widths = new int[columns];
    for (Line line : lines) {
      for (int i = 0; i < line.cells().size(); i++) {
        widths[i] = Math.max(widths[i], width(line.cells().get(i)));
      }
    }
    return widths;
  }

  private String padded(Line line, int[] widths) {
    StringBuilder text = new StringBuilder();
    int owed = 0;
    for (int i = 0; i < line.cells().size(); i++) {
      String cell = line.cells().get(i);
      if (!cell.isEmpty()) {
        Ink ink = colour ? line.ink().apply(i) : null;
        text.append(" ".repeat(owed)).append(ink == null ? cell : ink.around(cell));
        owed = 0;
      }
      owed += widths[i] - width(cell) + GAP.length();
    }
    return text.toString();
  }

  private static String ruled(int[] widths) {
    int total = -GAP.length();
    for (int width : widths) {
      total += width + GAP.length();
    }
    return "-".repeat(Math.max(0, total));
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  /** The middle of a long name left out. */
  private static String fitted(String cell) {
    String safe = visible(cell.replace('\n', '\ufffd'));
    int[] points = safe.codePoints().toArray();
    if (points.length <= WIDEST) {
      return safe;
    }
    int half = (WIDEST - 3) / 2;
    return new String(points, 0, half) + "..." + new String(points, points.length - half, half);
  }

  /** The text with control and direction-changing characters, but for line feeds, made visible. */
  static String visible(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints().forEach(point -> safe.appendCodePoint(isUnsafe(point) ? '\ufffd' : point));
    return safe.toString();
  }

  private static boolean isUnsafe(int point) {
    if (point == '\n') {
      return false;
    }
    int type = Character.getType(point);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
  }
}
