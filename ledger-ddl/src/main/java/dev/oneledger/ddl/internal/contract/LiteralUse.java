package dev.oneledger.ddl.internal.contract;

import dev.oneledger.SqlDialect;
import java.util.Set;

/** What becomes of a literal that stands at some place. */
enum LiteralUse {
  /** It is a value. */
  DATA,
  /** Somebody may execute it; what looks like forbidden SQL in it counts as such. */
  PERHAPS,
  /** The same, where only a function may do so that it is given to. */
  SAID,
  /** It is executed as SQL. */
  SQL,
  /** It is the body of a block or a routine. */
  BODY,
  /** It is a body in a language that is not SQL. */
  FOREIGN_BODY;

  /** Functions of PostgreSQL that run the text that they are given. */
  private static final Set<String> RUNNING =
      Set.of(
          "query_to_xml",
          "query_to_xmlschema",
          "query_to_xml_and_xmlschema",
          "table_to_xml",
          "table_to_xml_and_xmlschema",
          "ts_stat",
          "ts_rewrite",
          "crosstab",
          "connectby");

  private static final int FARTHEST = 64;

  static LiteralUse of(Words words, int i, Reading reading) {
    int start = words.startOf(i);
    if (words.any(i - 1, "LANGUAGE", "ERRCODE")) {
      return DATA;
    }
    if (words.dialect() == SqlDialect.POSTGRESQL) {
      LiteralUse body = body(words, i);
      if (body != DATA) {
        return body;
      }
    }
    if (Comparisons.isOperand(words, i, start)) {
      return DATA;
    }
    LiteralUse argument = argument(words, i);
    if (argument != DATA) {
      return argument == PERHAPS && !reading.executesUnknown() ? SAID : argument;
    }
    if (isMessage(words, start)) {
      return DATA;
    }
    return reading.isCode() ? inCode(words, start, reading) : assigned(words, i, start);
  }

  private static LiteralUse body(Words words, int i) {
    boolean block =
        words.any(i - 1, "DO") || (words.any(i - 2, "LANGUAGE") && words.any(i - 3, "DO"));
    if (block) {
      int language = words.any(i - 1, "DO") ? i + 2 : i - 1;
      boolean named = words.any(language - 1, "LANGUAGE");
      return named && Languages.isForeign(words.at(language)) ? FOREIGN_BODY : BODY;
    }
    int routine = words.routineOf(i);
    if (routine < 0) {
      return DATA;
    }
    if (!words.any(i - 1, "AS")) {
      return PERHAPS;
    }
    return Languages.anyForeign(words, routine) ? FOREIGN_BODY : BODY;
  }

  /** Of a literal in the parentheses of a call. */
  private static LiteralUse argument(Words words, int i) {
    int open = words.enclosing(i);
    for (int walked = 0; open > 0; open = words.enclosing(open)) {
      Word before = words.at(open - 1);
      if (RUNNING.contains(before.name())) {
        return SQL;
      }
      if ((before.isName() && !PlainFunctions.has(before)) || ++walked > FARTHEST) {
        return isColumnList(words, open) ? DATA : PERHAPS;
      }
    }
    return DATA;
  }

  /** The parenthesis behind a table's name in CREATE TABLE. */
  private static boolean isColumnList(Words words, int open) {
    int name = open - 1;
    while (words.at(name - 1).isMark('.')) {
      name -= 2;
    }
    return words.any(name - 1, "TABLE", "EXISTS") && words.any(words.startOf(open), "CREATE");
  }

  /** Words for people; a variable may be called like the word that says so. */
  private static boolean isMessage(Words words, int start) {
    boolean assigned = words.at(start + 1).text().equals(":=") || words.at(start + 1).isMark('=');
    return words.stand(start, "COMMENT", "ON")
        || (!assigned && words.any(start, "RAISE", "SIGNAL", "RESIGNAL"));
  }

  private static LiteralUse inCode(Words words, int start, Reading reading) {
    boolean rows = words.any(start, "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES");
    boolean gives = words.has(start, "RETURNING") && reading.executesUnknown();
    boolean reads = words.any(start, "SELECT", "WITH") && !reading.executesUnknown();
    return (rows && !gives) || reads ? DATA : PERHAPS;
  }

  /** MariaDB keeps texts for PREPARE in user variables. */
  private static LiteralUse assigned(Words words, int i, int start) {
    if (words.dialect() != SqlDialect.MARIADB) {
      return DATA;
    }
    boolean set = words.at(i - 1).isMark('=') && words.at(i - 3).text().endsWith("@");
    boolean first = words.at(start + 1).text().endsWith("@");
    boolean variable = words.any(start, "SET") && (first || set);
    return variable || words.at(i - 1).text().equals(":=")
        ? SQL
        : words.any(start, "SELECT", "SET") && words.has(start, "INTO") ? PERHAPS : DATA;
  }
}
