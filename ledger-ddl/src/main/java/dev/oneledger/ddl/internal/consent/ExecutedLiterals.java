package dev.oneledger.ddl.internal.consent;

import java.util.ArrayList;
import java.util.List;

/**
 * The literals of a body from which it makes SQL that it executes: those of its {@code EXECUTE},
 * and, where one executes a variable, those that are assigned.
 */
record ExecutedLiterals(Code code) {

  /** Of each statement that executes a text those that stand in it, in order. */
  List<List<String>> executed() {
    List<List<String>> executed = new ArrayList<>();
    for (int i = 0; i < code.size(); i++) {
      if (executes(i)) {
        executed.add(literals(text(code.statementAfter(i))));
      }
    }
    return executed;
  }

  /** What variables get of literals, where a text is executed that may come from one. */
  List<String> assigned() {
    List<String> assigned = new ArrayList<>();
    boolean fromVariable = false;
    for (int i = 0; i < code.size(); i++) {
      fromVariable |= executes(i) && hasNames(text(code.statementAfter(i)));
      if (assigns(i)) {
        assigned.addAll(literals(code.statementAfter(i)));
      }
    }
    return fromVariable ? assigned : List.of();
  }

  private static boolean hasNames(List<CodeWord> words) {
    return words.stream().anyMatch(word -> !word.name().isEmpty());
  }

  private boolean executes(int i) {
    return code.at(i).is("EXECUTE")
        && !code.at(i + 1).is("ON", "FUNCTION", "PROCEDURE")
        && !code.at(i - 1).is("GRANT", "REVOKE", "FOR");
  }

  /** What follows is values. */
  private static List<CodeWord> text(List<CodeWord> statement) {
    return statement.stream().takeWhile(word -> !word.is("USING", "LOOP")).toList();
  }

  private boolean assigns(int i) {
    return code.at(i).isMark(":=")
        || (code.at(i).isMark(":") && code.at(i + 1).isMark("="))
        || code.at(i).is("DEFAULT");
  }

  private static List<String> literals(List<CodeWord> words) {
    return words.stream().flatMap(word -> word.literal().stream()).toList();
  }
}
