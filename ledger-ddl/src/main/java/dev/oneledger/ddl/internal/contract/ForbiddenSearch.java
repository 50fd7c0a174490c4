package dev.oneledger.ddl.internal.contract;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.spi.SqlStatement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds what no migration may do, in every text that a statement executes or may execute: itself,
 * the bodies of blocks and routines, and the literals in them, to any depth that is not absurd.
 */
final class ForbiddenSearch {

  private static final int DEEPEST = 8;

  /** So many texts are put together at any place; besides, all of them are. */
  private static final int MOST_PIECES = 3;

  private static final Pattern ONE_WORD = Pattern.compile("\\s*[\\w.-]*\\s*");

  /** No SQL begins so; JSON and arrays do, of which code may execute a part. */
  private static final Pattern JSON = Pattern.compile("\\s*[\\[{].*", Pattern.DOTALL);

  private final SqlDialect dialect;
  private final ForbiddenCalls calls;
  private final List<Detector> detectors;
  private final Set<Forbidden> found = new LinkedHashSet<>();
  private final Set<Integer> unreadable = new TreeSet<>();
  private final Set<Integer> unknown = new TreeSet<>();

  private ForbiddenSearch(SqlDialect dialect, Set<String> ledgerSchemas) {
    this.dialect = dialect;
    this.calls = new ForbiddenCalls(dialect);
    this.detectors =
        List.of(
            ForbiddenStatements.of(dialect),
            calls,
            new ForbiddenSettings(dialect),
            new SystemTables(dialect),
            new LedgerObjects(dialect, ledgerSchemas));
  }

  /** What a statement and the texts in it hold. */
  static ForbiddenSearch in(SqlStatement statement, SqlDialect dialect, Set<String> ledgerSchemas) {
    ForbiddenSearch search = new ForbiddenSearch(dialect, ledgerSchemas);
    search.readStatement(statement.text(), statement.line());
    return search;
  }

  Set<Forbidden> found() {
    return found;
  }

  /** The lines of texts that would be executed and cannot be cut into tokens. */
  Set<Integer> unreadable() {
    return unreadable;
  }

  /** The lines where a text is executed that only the run tells. */
  Set<Integer> unknown() {
    return unknown;
  }

  private void readStatement(String text, int line) {
    try {
      Words words = Words.of(text, dialect, line);
      read(words, Routines.isCode(words) ? Reading.CODE : Reading.SQL, 0);
    } catch (LedgerException notRead) {
      unreadable.add(line);
    }
  }

  private void read(Words words, Reading as, int depth) {
    Reading reading = Executions.anyUnknown(words, as) ? as.executingUnknown() : as;
    int behind = 0;
    List<String> fragments = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      look(words, i, reading);
      int executed = Executions.expression(words, i, reading);
      if (executed > 0) {
        behind = execute(words, executed, depth);
      } else if (i >= behind && (words.at(i).isLiteral() || TextExpression.joins(words, i))) {
        TextExpression.Text text = TextExpression.at(words, i);
        behind = text.next();
        LiteralUse use = LiteralUse.of(words, i, reading);
        use(text.value(), use, words.at(i).line(), depth, reading);
        if (reading.executesUnknown() && use == LiteralUse.PERHAPS) {
          fragments.add(text.value());
        }
      }
    }
    putTogether(fragments, words.at(0).line());
  }

  /**
   * What is executed may come of several assignments, one behind the other; of a call, the name may
   * be all that stands in them.
   */
  private void putTogether(List<String> fragments, int line) {
    for (int first = 0; first < fragments.size(); first++) {
      for (int last = first + 1; last <= Math.min(first + MOST_PIECES, fragments.size()); last++) {
        putTogether(fragments, first, last, line);
      }
    }
    if (fragments.size() > MOST_PIECES) {
      putTogether(fragments, 0, fragments.size(), line);
    }
  }

  private void putTogether(List<String> fragments, int first, int last, int line) {
    for (String between : List.of("", " ")) {
      String text = String.join(between, fragments.subList(first, last));
      Words words = cut(text, line).orElseGet(() -> Words.of(unquoted(text), dialect, line));
      for (int i = 0; i < words.size(); i++) {
        look(words, i, Reading.TORN);
        calls.named(words, i).ifPresent(found::add);
      }
    }
  }

  private void look(Words words, int i, Reading reading) {
    for (Detector detector : detectors) {
      detector.at(words, i, reading).ifPresent(found::add);
    }
    Optional<Forbidden> disguised = Disguise.at(words, i, reading);
    disguised.ifPresent(found::add);
  }

  private int execute(Words words, int expression, int depth) {
    TextExpression.Text text = TextExpression.at(words, expression);
    int line = words.at(expression).line();
    if (!Executions.isTold(words, text)) {
      unknown.add(line);
      perhaps(text.value(), Reading.PERHAPS, line, depth, Reading.CODE.executingUnknown());
    }
    descend(text.value(), Reading.SQL, line, depth);
    return text.next();
  }

  private void use(String text, LiteralUse use, int line, int depth, Reading around) {
    switch (use) {
      case DATA -> {}
      case PERHAPS -> perhaps(text, Reading.PERHAPS, line, depth, around);
      case SAID -> perhaps(text, Reading.SAID, line, depth, around);
      case SQL -> descend(text, Reading.SQL, line, depth);
      case BODY -> descend(text, Reading.CODE, line, depth);
      case FOREIGN_BODY -> {
        unknown.add(line);
        descend(unquoted(text), Reading.TORN, line, depth);
      }
    }
  }

  private void perhaps(String text, Reading reading, int line, int depth, Reading around) {
    if (ONE_WORD.matcher(text).matches()) {
      return;
    }
    if (!JSON.matcher(text).lookingAt()) {
      descend(text, reading, line, depth);
    } else if (around.executesUnknown()) {
      descend(unquoted(text), Reading.TORN, line, depth);
    }
  }

  private void descend(String text, Reading reading, int line, int depth) {
    if (depth >= DEEPEST) {
      found.add(
          new Forbidden(
              line, "A text in %s others".formatted(depth), "is nested deeper than is looked at"));
      return;
    }
    Optional<Words> words = cut(text, line);
    if (words.isEmpty() && reading.isSure()) {
      unreadable.add(line);
    }
    Reading as = words.isPresent() ? reading : reading.torn();
    read(words.orElseGet(() -> Words.of(unquoted(text), dialect, line)), as, depth + 1);
  }

  /** Nothing where the quotes do not close; every word counts then as if it stood outside them. */
  private Optional<Words> cut(String text, int line) {
    try {
      return Optional.of(Words.of(text, dialect, line));
    } catch (LedgerException notSql) {
      return Optional.empty();
    }
  }

  /** The words that stand in quotes, too. */
  private static String unquoted(String text) {
    return text.replaceAll("['\"`$\\\\]|/\\*|\\*/", " ");
  }
}
