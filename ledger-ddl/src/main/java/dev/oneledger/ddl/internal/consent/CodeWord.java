package dev.oneledger.ddl.internal.consent;

import dev.oneledger.internal.sql.TokenKind;
import java.util.Locale;
import java.util.Optional;

/**
 * A token of code.
 *
 * @param kind what it is
 * @param text it as written
 */
record CodeWord(TokenKind kind, String text) {
  static final CodeWord NONE = new CodeWord(TokenKind.BLANK, "");

  /** True for one of these words, given in upper case, outside quotes. */
  boolean is(String... upperCase) {
    if (kind == TokenKind.WORD) {
      for (String word : upperCase) {
        if (text.equalsIgnoreCase(word)) {
          return true;
        }
      }
    }
    return false;
  }

  boolean isMark(String mark) {
    return text.equals(mark) && kind != TokenKind.STRING && kind != TokenKind.DOLLAR_STRING;
  }

  /** The name that it is, without quotes, in lower case where it has none; empty if it is none. */
  String name() {
    return switch (kind) {
      case WORD -> text.toLowerCase(Locale.ROOT);
      case QUOTED_IDENTIFIER ->
          text.substring(text.indexOf('"') + 1, text.length() - 1).replace("\"\"", "\"");
      default -> "";
    };
  }

  /** What a literal without escapes holds; empty for everything else. */
  Optional<String> literal() {
    if (kind == TokenKind.DOLLAR_STRING) {
      int mark = text.indexOf('$', 1) + 1;
      return Optional.of(text.substring(mark, text.length() - mark));
    }
    boolean plain = kind == TokenKind.STRING && text.startsWith("'") && text.indexOf('\\') < 0;
    return plain
        ? Optional.of(text.substring(1, text.length() - 1).replace("''", "'"))
        : Optional.empty();
  }
}
