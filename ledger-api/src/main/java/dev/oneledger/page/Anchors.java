package dev.oneledger.page;

/** The places of a page that links lead to, by number: names could be anything. */
final class Anchors {
  private Anchors() {}

  /** A cell of the matrix. */
  static String cell(int row, int column) {
    return "cell-%s-%s".formatted(row, column);
  }

  /** What is said of one environment. */
  static String environment(int column) {
    return "environment-" + column;
  }

  /** What is said of one row of an environment's drift report. */
  static String review(int column, int row) {
    return "review-%s-%s".formatted(column, row);
  }

  /** A journal; those of environments go by their column, the app's by -1. */
  static String journal(int column) {
    return column < 0 ? "journal-app" : "journal-" + column;
  }

  static String link(String anchor) {
    return "#" + anchor;
  }
}
