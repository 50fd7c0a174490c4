package dev.oneledger.internal.sql;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tokens of one statement from left to right.
 *
 * <p>Internal: may change in any release.
 */
public final class StatementCursor {

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

  /**
   * Reads a statement's text from its first token on; blanks and plain comments are left out.
   *
   * @throws LedgerException if a quote, comment or dollar quote is never closed
   */
  public static StatementCursor of(String statement, SqlDialect dialect) {
    List<Token> tokens =
        Lexer.lex(statement, dialect).stream().filter(token -> token.kind().inStatement()).toList();
    return new StatementCursor(statement, tokens);
  }

  /**
   * Reads a body of several statements; what ends them, and lines that are for a client, are
   * tokens, too.
   *
   * @throws LedgerException if a quote, comment or dollar quote is never closed
   */
  public static StatementCursor ofBody(String body, SqlDialect dialect) {
    return new StatementCursor(
        body, Lexer.lex(body, dialect).stream().filter(each -> each.kind().significant()).toList());
  }

  /** True if every token was taken. */
  public boolean atEnd() {
    return next >= tokens.size();
  }

  /** The place of the next token, for {@link #moveTo}. */
  public int position() {
    return next;
  }

  /** Goes back or forth to a place. */
  public void moveTo(int position) {
    next = position;
  }

  /** Takes one token, whatever it is. */
  public void skip() {
    next++;
  }

  /** The next token; null at the end. */
  public @Nullable Token peek() {
    return atEnd() ? null : tokens.get(next);
  }

  /** The next token as it is written, empty at the end. */
  public String peekText() {
    return atEnd() ? "" : tokens.get(next).in(text);
  }

  /** True if this word, given in upper case, comes next. */
  public boolean isNext(String word) {
    return !atEnd() && tokens.get(next).isWord(text, word);
  }

  /** True if this punctuation mark comes next. */
  public boolean isNextMark(char mark) {
    return !atEnd() && tokens.get(next).isMark(text, mark);
  }

  /** Takes the given words if they come next, all of them or none. */
  public boolean take(String... words) {
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
  public boolean takeAny(String... words) {
    for (String word : words) {
      if (take(word)) {
        return true;
      }
    }
    return false;
  }

  /** Takes one of the given words as often as one comes next. */
  public void takeAll(String... words) {
    boolean taken;
    do {
      taken = takeAny(words);
    } while (taken);
  }

  /** Takes {@code IF EXISTS} or {@code IF NOT EXISTS} if it comes next. */
  public boolean takeIfExists() {
    return take("IF", "EXISTS") || take("IF", "NOT", "EXISTS");
  }

  /** Takes the parenthesis that comes next, with all in it; does nothing if none comes. */
  public void takeParenthesis() {
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
  public @Nullable String takeName() {
    int first = next;
    return takeNameParts().isEmpty()
        ? null
        : text.substring(tokens.get(first).start(), tokens.get(next - 1).end());
  }

  /** Takes a name with its qualifiers, each part as written; empty if none comes next. */
  public List<String> takeNameParts() {
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
  public boolean hasAhead(String word) {
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
  public boolean skipToNextItem() {
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
