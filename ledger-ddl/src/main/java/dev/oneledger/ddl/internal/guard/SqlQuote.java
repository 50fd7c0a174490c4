package dev.oneledger.ddl.internal.guard;

/** Text inside SQL. */
final class SqlQuote {

  private SqlQuote() {}

  /** A text under a dollar quote whose tag does not occur in it. */
  static String dollar(String tag, String text) {
    String mark = mark(tag, text);
    return mark + text + mark;
  }

  /** A dollar quote that does not occur in the text. */
  static String mark(String tag, String text) {
    String mark = "$" + tag + "$";
    for (int i = 1;
        text.contains(mark) || text.endsWith(mark.substring(0, mark.length() - 1));
        i++) {
      mark = "$" + tag + i + "$";
    }
    return mark;
  }
}
