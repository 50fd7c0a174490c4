package dev.oneledger.ddl.internal.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads an expression that makes a text, from left to right: literals put together by {@code ||},
 * {@code concat}, {@code format} and {@code replace}. What only the run tells is a hole, which
 * reads as a name.
 */
final class TextExpression {

  /** Stands in a text for what is not known; a letter to the lexer, and in nobody's SQL. */
  static final String HOLE = "\u2370";

  private static final Set<String> QUOTING =
      Set.of("quote_ident", "quote_literal", "quote_nullable");
  private static final Set<String> JOINING = Set.of("concat", "concat_ws", "format", "replace");
  private static final int DEEPEST = 30;

  private final Words words;
  private final StringBuilder text = new StringBuilder();
  private boolean raw;
  private int next;

  private TextExpression(Words words, int start) {
    this.words = words;
    this.next = start;
  }

  /**
   * What an expression makes.
   *
   * @param value the text, with holes
   * @param next the place behind the expression
   * @param raw whether something stands in it unquoted that is not known
   */
  record Text(String value, int next, boolean raw) {}

  /** The expression that begins at a place. */
  static Text at(Words words, int start) {
    return at(words, start, 0);
  }

  /** Whether a function's name stands here that puts texts together. */
  static boolean joins(Words words, int i) {
    return JOINING.contains(words.at(i).name()) && words.at(i + 1).isMark('(');
  }

  private static Text at(Words words, int start, int depth) {
    TextExpression expression = new TextExpression(words, start);
    expression.read(depth);
    return new Text(expression.text.toString(), expression.next, expression.raw);
  }

  private void read(int depth) {
    operand(depth);
    while (isJoin(words, next)) {
      next++;
      operand(depth);
    }
  }

  private static boolean isJoin(Words words, int i) {
    return words.at(i).text().equals("||");
  }

  private void operand(int depth) {
    Word word = words.at(next);
    if (word.isLiteral()) {
      while (words.at(next).isLiteral()) {
        text.append(words.at(next++).value());
      }
    } else if (word.isMark('(')) {
      parenthesis(depth);
    } else if (joins(words, next)) {
      joined(depth);
    } else if (word.isName()) {
      unknown();
    } else {
      text.append(HOLE);
      raw = true;
      next++;
    }
    cast();
  }

  private void parenthesis(int depth) {
    int close = words.closing(next);
    if (depth < DEEPEST) {
      Text inner = at(words, next + 1, depth + 1);
      if (inner.next() == close) {
        text.append(inner.value());
        raw |= inner.raw();
        next = close + 1;
        return;
      }
    }
    text.append(HOLE);
    raw = true;
    next = close + 1;
  }

  private void unknown() {
    String function = words.at(next).name();
    next++;
    while (words.at(next).isMark('.') && words.at(next + 1).isName()) {
      function = words.at(next + 1).name();
      next += 2;
    }
    boolean quoted = QUOTING.contains(function) && words.at(next).isMark('(');
    if (words.at(next).isMark('(')) {
      next = words.closing(next) + 1;
    }
    if (words.at(next).isMark('[')) {
      next += 3;
    }
    raw |= !quoted;
    text.append(function.equals("quote_literal") ? "'" + HOLE + "'" : HOLE);
  }

  private void cast() {
    while (words.at(next).text().equals("::")) {
      next += 2;
      while (words.at(next).isMark('.')) {
        next += 2;
      }
      if (words.at(next).isMark('(')) {
        next = words.closing(next) + 1;
      }
    }
  }

  private void joined(int depth) {
    String function = words.at(next).name();
    int close = words.closing(next + 1);
    List<Text> arguments = arguments(next + 2, close, depth);
    next = close + 1;
    if (arguments.isEmpty()) {
      return;
    }
    switch (function) {
      case "format" -> append(FormatTemplate.filled(arguments));
      case "concat" -> arguments.forEach(this::append);
      case "replace" -> replaced(arguments);
      default -> {
        for (int i = 1; i < arguments.size(); i++) {
          text.append(i > 1 ? arguments.get(0).value() : "");
          append(arguments.get(i));
        }
      }
    }
  }

  /** Where only the run tells what is replaced, each part is read by itself. */
  private void replaced(List<Text> arguments) {
    String template = arguments.get(0).value();
    String old = arguments.size() == 3 ? arguments.get(1).value() : HOLE;
    if (old.isEmpty() || old.contains(HOLE) || template.contains(HOLE)) {
      arguments.forEach(argument -> text.append(argument.value()).append(';'));
      raw = true;
    } else {
      text.append(template.replace(old, arguments.get(2).value()));
      raw |= arguments.get(2).raw() && template.contains(old);
    }
  }

  private List<Text> arguments(int start, int close, int depth) {
    List<Text> arguments = new ArrayList<>();
    int i = start;
    while (i < close) {
      Text argument = depth < DEEPEST ? at(words, i, depth + 1) : new Text(HOLE, i + 1, true);
      i = argument.next();
      boolean whole = i >= close || words.at(i).isMark(',');
      while (i < close && !words.at(i).isMark(',')) {
        i = words.at(i).isMark('(') ? words.closing(i) + 1 : i + 1;
      }
      arguments.add(whole ? argument : new Text(argument.value() + HOLE, i, true));
      i++;
    }
    return arguments;
  }

  private void append(Text part) {
    text.append(part.value());
    raw |= part.raw();
  }
}
