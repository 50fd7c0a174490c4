package dev.oneledger.ddl.internal.contract;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.spi.SqlStatement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what no migration may do: in a statement, in the statements of a block or of a function's
 * body, and in texts that are executed, as far as they stand there as literals.
 */
final class ForbiddenSearch {

  private static final int DEEPEST = 8;

  private final ForbiddenStatements statements;
  private final ForbiddenCalls calls;
  private final Set<Forbidden> found = new LinkedHashSet<>();
  private final List<Integer> unreadable = new ArrayList<>();

  private ForbiddenSearch(SqlDialect dialect) {
    this.statements = ForbiddenStatements.of(dialect);
    this.calls = new ForbiddenCalls(dialect);
  }

  /** What a statement and the texts in it hold. */
  static ForbiddenSearch in(SqlStatement statement, SqlDialect dialect) {
    ForbiddenSearch search = new ForbiddenSearch(dialect);
    search.read(Words.of(statement.text(), dialect, statement.line()), 0);
    return search;
  }

  Set<Forbidden> found() {
    return found;
  }

  /** The lines of texts that would be executed and cannot be cut into tokens. */
  List<Integer> unreadable() {
    return unreadable;
  }

  private void read(Words words, int depth) {
    for (int i = 0; i < words.size(); i++) {
      statements.at(words, i, startsStatement(words, i)).ifPresent(found::add);
      calls.at(words, i).ifPresent(found::add);
      if (depth < DEEPEST) {
        descend(words, i, depth);
      }
    }
  }

  /** The first word, what follows a semicolon, and what follows the words that open a block. */
  private static boolean startsStatement(Words words, int i) {
    return i == 0
        || words.at(i - 1).isMark(';')
        || words.any(i - 1, "BEGIN", "THEN", "ELSE", "LOOP", "ATOMIC", "DO", "REPEAT", "ROW")
        || words.at(i - 1).text().equals(">>");
  }

  private void descend(Words words, int i, int depth) {
    Optional<String> literal = words.at(i).literal();
    boolean assigned = depth > 0 && words.at(i - 1).text().equals(":=");
    if (literal.isEmpty() || !(assigned || isExecuted(words, i))) {
      return;
    }
    StringBuilder text = new StringBuilder(literal.get());
    for (int next = i + 1; joins(words, next); next++) {
      text.append(words.at(next).literal().orElse(""));
    }
    try {
      read(Words.of(text.toString(), words.dialect(), words.at(i).line()), depth + 1);
    } catch (LedgerException notSql) {
      unreadable.add(words.at(i).line());
    }
  }

  private static boolean joins(Words words, int next) {
    boolean join = words.at(next).text().equals("||") && words.at(next + 1).literal().isPresent();
    return join || words.at(next).literal().isPresent();
  }

  /**
   * Bodies of DO and of functions, and every literal of an EXECUTE; what comes by USING is data.
   */
  private static boolean isExecuted(Words words, int i) {
    int start = i;
    while (start > 0 && !words.at(start - 1).isMark(';')) {
      start--;
      if (words.any(start, "USING") || words.any(start + 1, "FUNCTION", "PROCEDURE")) {
        break;
      }
      if (words.any(start, "EXECUTE", "PREPARE")) {
        return true;
      }
    }
    boolean functionBody = words.any(0, "CREATE") && words.any(i - 1, "AS");
    return functionBody || isDoBody(words, i);
  }

  private static boolean isDoBody(Words words, int i) {
    return words.any(0, "DO") && (i == 1 || words.stand(1, "LANGUAGE"));
  }
}
