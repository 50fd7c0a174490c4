package dev.oneledger.ddl.internal.contract;

import dev.oneledger.internal.sql.TokenKind;
import java.util.Optional;

/**
 * A token of a statement.
 *
 * @param kind what it is
 * @param text it as written
 * @param line the file's line on which it begins
 * @param value what is meant: a name without quotes and escapes, in lower case where it has no
 *     quotes; what a string holds; of everything else the text
 */
record Word(TokenKind kind, String text, int line, String value) {

  /** True for this word, given in upper case, outside quotes. */
  boolean is(String upperCase) {
    return kind == TokenKind.WORD && text.equalsIgnoreCase(upperCase);
  }

  boolean isMark(char mark) {
    return text.length() == 1
        && text.charAt(0) == mark
        && (kind == TokenKind.PUNCTUATION
            || kind == TokenKind.OPERATOR
            || kind == TokenKind.SEMICOLON
            || kind == TokenKind.TERMINATOR);
  }

  boolean isName() {
    return kind == TokenKind.WORD || kind == TokenKind.QUOTED_IDENTIFIER;
  }

  boolean isLiteral() {
    return kind == TokenKind.STRING || kind == TokenKind.DOLLAR_STRING;
  }

  /** The name that is meant; empty for what is none. */
  String name() {
    return isName() ? value : "";
  }

  /** What a string literal holds; empty for everything else. */
  Optional<String> literal() {
    return isLiteral() ? Optional.of(value) : Optional.empty();
  }
}
