package dev.oneledger.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a unified diff.
 *
 * @param kind what it says
 * @param before its number in the text before, from 1; 0 where it is not in it
 * @param after its number in the text after, from 1; 0 where it is not in it
 * @param text the line without its mark; for a hunk, what stands in its head
 */
record DiffLine(Kind kind, int before, int after, String text) {
  private static final Pattern HUNK =
      Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@");

  enum Kind {
    /** A new place in the texts. */
    HUNK,
    /** In both. */
    SAME,
    /** Only in the text before. */
    REMOVED,
    /** Only in the text after. */
    ADDED
  }

  /**
   * A unified diff, read.
   *
   * @param before the name of the text before
   * @param after the name of the text after
   */
  record Whole(String before, String after, List<DiffLine> lines) {
    Whole {
      lines = List.copyOf(lines);
    }
  }

  /** Reads what {@code DriftReport.diff} gives: two names, then hunks. */
  static Whole read(String unified) {
    List<String> raw = unified.lines().toList();
    List<DiffLine> lines = new ArrayList<>();
    int before = 0;
    int after = 0;
    for (String line : raw.subList(Math.min(2, raw.size()), raw.size())) {
      Matcher hunk = HUNK.matcher(line);
      if (hunk.lookingAt()) {
        before = Integer.parseInt(hunk.group(1));
        after = Integer.parseInt(hunk.group(2));
        lines.add(new DiffLine(Kind.HUNK, 0, 0, line));
      } else if (line.startsWith("-")) {
        lines.add(new DiffLine(Kind.REMOVED, before++, 0, line.substring(1)));
      } else if (line.startsWith("+")) {
        lines.add(new DiffLine(Kind.ADDED, 0, after++, line.substring(1)));
      } else {
        lines.add(
            new DiffLine(Kind.SAME, before++, after++, line.isEmpty() ? line : line.substring(1)));
      }
    }
    return new Whole(name(raw, 0), name(raw, 1), lines);
  }

  private static String name(List<String> raw, int index) {
    return raw.size() > index && raw.get(index).length() > 4 ? raw.get(index).substring(4) : "";
  }
}
