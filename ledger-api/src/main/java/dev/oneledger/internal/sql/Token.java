package dev.oneledger.internal.sql;

/**
 * A stretch of text.
 *
 * @param start offset of its first character
 * @param end offset after its last character
 * @param line line of its first character, from 1
 */
record Token(TokenKind kind, int start, int end, int line) {

  String in(String text) {
    return text.substring(start, end);
  }

  boolean is(TokenKind wanted) {
    return kind == wanted;
  }

  /** True if this is the given word, whatever its case. */
  boolean isWord(String text, String upperCaseWord) {
    return kind == TokenKind.WORD && Letters.isWord(text, start, end, upperCaseWord);
  }

  /** True if this is exactly the given punctuation mark. */
  boolean isMark(String text, char mark) {
    return kind == TokenKind.PUNCTUATION && end - start == 1 && text.charAt(start) == mark;
  }
}
