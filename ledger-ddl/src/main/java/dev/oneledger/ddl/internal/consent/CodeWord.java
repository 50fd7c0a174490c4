package dev.oneledger.ddl.internal.consent;

import dev.oneledger.ddl.internal.quoting.Escapes;
import dev.oneledger.internal.sql.TokenKind;
import java.util.Locale;
import java.util.Optional;

/**
 * A token of code.
 *
 * @param kind what it is
 * @param text it as written
 * @param meaning what is meant: a name or a literal without quotes and escapes
 */
record CodeWord(TokenKind kind, String text, String meaning) {
  static final CodeWord NONE = new CodeWord(TokenKind.BLANK, "", "");

  static CodeWord of(TokenKind kind, String text) {
    return new CodeWord(
        kind,
        text,
        switch (kind) {
          case WORD -> text.toLowerCase(Locale.ROOT);
          case QUOTED_IDENTIFIER, STRING -> meant(text, '\\');
          case DOLLAR_STRING -> {
            int mark = text.indexOf('$', 1) + 1;
            yield text.substring(mark, text.length() - mark);
          }
          default -> text;
        });
  }

  /** The same with another character for its escapes, as UESCAPE says. */
  CodeWord escapedBy(char escape) {
    return new CodeWord(kind, text, meant(text, escape));
  }

  /** The literal that it is with this one, which stands behind it on another line. */
  CodeWord with(CodeWord next) {
    String more =
        hasEscapes(text) ? Escapes.unescaped(Escapes.inner(next.text, '\\')) : next.meaning;
    return new CodeWord(kind, text, meaning + more);
  }

  private static String meant(String text, char escape) {
    String inner = Escapes.inner(text, escape);
    return hasEscapes(text) ? Escapes.unescaped(inner) : inner;
  }

  private static boolean hasEscapes(String text) {
    return text.regionMatches(true, 0, "E'", 0, 2);
  }

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
    return kind == TokenKind.WORD || kind == TokenKind.QUOTED_IDENTIFIER ? meaning : "";
  }

  /** What a literal holds; empty for everything else. */
  Optional<String> literal() {
    return kind == TokenKind.STRING || kind == TokenKind.DOLLAR_STRING
        ? Optional.of(meaning)
        : Optional.empty();
  }
}
