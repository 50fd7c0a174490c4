package dev.oneledger.ddl.internal.contract;

import dev.oneledger.SqlDialect;

/** Where a text is handed to the server to be executed. */
final class Executions {

  private Executions() {}

  /** The place of the expression whose text is executed by the word here; -1 if none is. */
  static int expression(Words words, int i, Reading reading) {
    if (words.dialect() != SqlDialect.POSTGRESQL) {
      return prepared(words, i);
    }
    boolean dynamic =
        reading.isCode()
            && words.any(i, "EXECUTE")
            && !words.any(i + 1, "ON", "FROM")
            && !callsFunction(words, i + 1)
            && !words.any(i - 1, "GRANT", "REVOKE", "FOR")
            && !words.at(i - 1).isMark(',');
    boolean cursor = words.any(i, "EXECUTE") && words.any(i - 1, "FOR") && reading.isCode();
    return (dynamic || cursor) && i + 1 < words.size() && !words.at(i + 1).isMark(';') ? i + 1 : -1;
  }

  /** As a trigger does; a variable may be called like the word. */
  private static boolean callsFunction(Words words, int i) {
    boolean called = words.at(i + 2).isMark('(') || words.at(i + 2).isMark('.');
    return words.any(i, "FUNCTION", "PROCEDURE") && words.at(i + 1).isName() && called;
  }

  private static int prepared(Words words, int i) {
    if (words.stand(i, "EXECUTE", "IMMEDIATE")) {
      return i + 2;
    }
    boolean prepares = words.any(i, "FROM") && words.any(i - 2, "PREPARE");
    return prepares ? i + 1 : -1;
  }

  /** Whether the text is all that is executed, and nothing in it is left to the run. */
  static boolean isTold(Words words, TextExpression.Text text) {
    int next = text.next();
    boolean whole =
        next >= words.size()
            || words.at(next).isMark(';')
            || words.at(next).isMark(')')
            || words.any(next, "INTO", "USING", "LOOP");
    return whole && !text.raw();
  }

  /** Whether anything in a code is executed that it does not name. */
  static boolean anyUnknown(Words words, Reading reading) {
    for (int i = 0; i < words.size(); i++) {
      int expression = expression(words, i, reading);
      if (expression > 0 && !isTold(words, TextExpression.at(words, expression))) {
        return true;
      }
    }
    return false;
  }
}
