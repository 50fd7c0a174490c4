package dev.oneledger.internal.bundle;

/** The first line of prose in a migration's leading comment. */
final class LeadingComment {
  private static final int LONGEST = 200;

  private LeadingComment() {}

  /** The line without its dashes, not the file's own name; empty if there is none. */
  static String of(String sql, String fileName) {
    return sql.lines()
        .map(String::strip)
        .takeWhile(line -> line.isEmpty() || line.startsWith("--"))
        .map(line -> line.replaceFirst("^-+", "").strip())
        .filter(line -> !line.isEmpty() && !line.startsWith("ledger:") && !line.equals(fileName))
        .findFirst()
        .map(LeadingComment::shortened)
        .orElse("");
  }

  private static String shortened(String line) {
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "...";
  }
}
