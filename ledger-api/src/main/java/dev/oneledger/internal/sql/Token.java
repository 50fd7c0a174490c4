package dev.oneledger.internal.sql;

/**
 * A stretch of text.
 *
 * <p>Internal: may change in any release.
 *
 * @param start offset of its first character
 * @param end offset after its last character
 * @param line line of its first character, from 1
 */
public record Token(TokenKind kind, int start, int end, int line) {

  /** The stretch itself. */
  public String in(String text) {
    return text.substring(start, end);
  }

  /** True if it is of this kind. */
  public boolean is(TokenKind wanted) {
    return kind == wanted;
  }

  /** True if this is the given word, whatever its case. */
  public boolean isWord(String text, String upperCaseWord) {
    return kind == TokenKind.WORD && Letters.isWord(text, start, end, upperCaseWord);
  }

  /** True if this is exactly the given punctuation mark. */
  public boolean isMark(String text, char mark) {
    return kind == TokenKind.PUNCTUATION && end - start == 1 && text.charAt(start) == mark;
  }
}
