package dev.oneledger.ddl.internal.rerun;

import dev.oneledger.internal.sql.StatementCursor;

/** Judges the change of a column's type, from behind the word TYPE on. */
final class Retyping {

  private final StatementCursor cursor;
  private final String column;

  Retyping(StatementCursor cursor, String column) {
    this.cursor = cursor;
    this.column = column;
  }

  Rerun judge() {
    String type = textUntil("USING");
    if (!cursor.take("USING") || convertsOnly(type)) {
      return Rerun.harmless();
    }
    return Rerun.unknown(
        "USING converts the column again, from its new type, when the statement runs again.");
  }

  /**
   * True for {@code USING column::type} with the very type; casting to it twice changes nothing.
   */
  private boolean convertsOnly(String type) {
    String expression = textUntil("");
    return expression.equalsIgnoreCase(column + "::" + type)
        || expression.equalsIgnoreCase("(" + column + "::" + type + ")")
        || expression.equalsIgnoreCase("CAST(" + column + "AS" + type + ")");
  }

  /** The tokens up to a word or the item's end, with nothing between them. */
  private String textUntil(String word) {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    while (!cursor.atEnd() && !(depth == 0 && (cursor.isNext(word) || cursor.isNextMark(',')))) {
      depth += cursor.isNextMark('(') ? 1 : cursor.isNextMark(')') ? -1 : 0;
      text.append(cursor.peekText());
      cursor.skip();
    }
    return text.toString();
  }
}
