package dev.oneledger.ddl.internal.contract;

import java.util.Set;

/** Literals that something is compared with: they are looked at, and never handed on. */
final class Comparisons {

  /** What begins a condition, in which nothing is assigned. */
  private static final String[] CONDITIONS = {"IF", "ELSIF", "ELSEIF", "WHILE", "ASSERT", "UNTIL"};

  /** What begins a statement in which a sign of equality compares. */
  private static final String[] READING = {
    "SELECT", "WITH", "PERFORM", "FOR", "RETURN", "DELETE", "CASE", "EXIT", "CONTINUE"
  };

  private static final Set<String> OPERATORS =
      Set.of("=", "<>", "!=", "<", ">", "<=", ">=", "<=>", "~", "~*", "!~", "!~*", "~~", "~~*");

  private Comparisons() {}

  static boolean isOperand(Words words, int i, int start) {
    boolean condition = words.any(start, CONDITIONS);
    boolean compares = condition || words.any(start, READING);
    return compares && !isAssigned(words, start) && (isCompared(words, i) || isListed(words, i));
  }

  /** A variable may be called like the word. */
  private static boolean isAssigned(Words words, int start) {
    return words.at(start + 1).text().equals(":=") || words.at(start + 1).isMark('=');
  }

  private static boolean isCompared(Words words, int i) {
    return OPERATORS.contains(words.at(i - 1).text())
        || words.any(i - 1, "LIKE", "ILIKE", "REGEXP", "RLIKE", "WHEN");
  }

  private static boolean isListed(Words words, int i) {
    int open = words.enclosing(i);
    boolean element = words.at(i - 1).isMark('(') || words.at(i - 1).isMark(',');
    return open > 0 && element && words.any(open - 1, "IN") && !words.any(open - 3, "FOR");
  }
}
