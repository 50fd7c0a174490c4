package dev.oneledger.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the tokens of one statement from left to right. */
final class StatementCursor {

  private final String text;
  private final List<Token> tokens;
  private int next;

  StatementCursor(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
    while (next < tokens.size() && tokens.get(next).is(TokenKind.HINT)) {
      next++;
    }
  }

  boolean atEnd() {
    return next >= tokens.size();
  }

  int position() {
    return next;
  }

  void moveTo(int position) {
    next = position;
  }

  void skip() {
    next++;
  }

  /** The next token; null at the end. */
  @Nullable Token peek() {
    return atEnd() ? null : tokens.get(next);
  }

  /** The next token as it is written, empty at the end. */
  String peekText() {
    return atEnd() ? "" : tokens.get(next).in(text);
  }

  boolean isNext(String word) {
    return !atEnd() && tokens.get(next).isWord(text, word);
  }

  boolean isNextMark(char mark) {
    return !atEnd() && tokens.get(next).isMark(text, mark);
  }

  /** Takes the given words if they come next, all of them or none. */
  boolean take(String... words) {
    int start = next;
    for (String word : words) {
      if (!isNext(word)) {
        next = start;
        return false;
      }
      next++;
    }
    return true;
  }

  /** Takes one of the given words if it comes next. */
  boolean takeAny(String... words) {
    for (String word : words) {
      if (take(word)) {
        return true;
      }
    }
    return false;
  }

  /** Takes one of the given words as often as one comes next. */
  void takeAll(String... words) {
    boolean taken;
    do {
      taken = takeAny(words);
    } while (taken);
  }

  boolean takeIfExists() {
    return take("IF", "EXISTS") || take("IF", "NOT", "EXISTS");
  }

  /** Takes the parenthesis that comes next, with all in it; does nothing if none comes. */
  void takeParenthesis() {
    int depth = 0;
    while (!atEnd() && (depth > 0 || isNextMark('('))) {
      depth += isNextMark('(') ? 1 : isNextMark(')') ? -1 : 0;
      next++;
      if (depth == 0) {
        return;
      }
    }
  }

  /** Takes a name with its qualifiers, as written; null if none comes next. */
  @Nullable String takeName() {
    int first = next;
    return takeNameParts().isEmpty()
        ? null
        : text.substring(tokens.get(first).start(), tokens.get(next - 1).end());
  }

  /** Takes a name with its qualifiers, each part as written; empty if none comes next. */
  List<String> takeNameParts() {
    List<String> parts = new ArrayList<>();
    if (!atEnd() && isName(tokens.get(next))) {
      parts.add(tokens.get(next++).in(text));
      while (isNextMark('.') && next + 1 < tokens.size() && isName(tokens.get(next + 1))) {
        parts.add(tokens.get(next + 1).in(text));
        next += 2;
      }
    }
    return parts;
  }

  /** True if the word stands outside parentheses from here on. */
  boolean hasAhead(String word) {
    int depth = 0;
    for (int i = next; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.isMark(text, '(') ? 1 : token.isMark(text, ')') ? -1 : 0;
      if (depth == 0 && token.isWord(text, word)) {
        return true;
      }
    }
    return false;
  }

  /** Moves behind the next comma outside parentheses; false at the end. */
  boolean skipToNextItem() {
    int depth = 0;
    while (!atEnd()) {
      Token token = tokens.get(next++);
      depth += token.isMark(text, '(') ? 1 : token.isMark(text, ')') ? -1 : 0;
      if (depth == 0 && token.isMark(text, ',')) {
        return true;
      }
    }
    return false;
  }

  private static boolean isName(Token token) {
    return token.is(TokenKind.WORD) || token.is(TokenKind.QUOTED_IDENTIFIER);
  }
}
