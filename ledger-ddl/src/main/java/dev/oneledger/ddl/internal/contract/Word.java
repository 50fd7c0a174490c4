package dev.oneledger.ddl.internal.contract;

import dev.oneledger.internal.sql.TokenKind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token of a statement.
 *
 * @param kind what it is
 * @param text it as written
 * @param line the file's line on which it begins
 */
record Word(TokenKind kind, String text, int line) {

  private static final Pattern UNICODE =
      Pattern.compile("\\\\(?:\\+([0-9A-Fa-f]{6})|([0-9A-Fa-f]{4}))");

  /** True for this word, given in upper case, outside quotes. */
  boolean is(String upperCase) {
    return kind == TokenKind.WORD && text.equalsIgnoreCase(upperCase);
  }

  boolean isMark(char mark) {
    return text.length() == 1
        && text.charAt(0) == mark
        && (kind == TokenKind.PUNCTUATION
            || kind == TokenKind.OPERATOR
            || kind == TokenKind.SEMICOLON);
  }

  boolean isName() {
    return kind == TokenKind.WORD || kind == TokenKind.QUOTED_IDENTIFIER;
  }

  /** The name that is meant: without quotes and escapes, in lower case where it has no quotes. */
  String name() {
    if (kind != TokenKind.QUOTED_IDENTIFIER) {
      return text.toLowerCase(Locale.ROOT);
    }
    char quote = text.charAt(text.length() - 1);
    int open = text.indexOf(quote);
    String inner =
        text.substring(open + 1, text.length() - 1).replace("" + quote + quote, "" + quote);
    return open > 0 ? decoded(inner) : inner;
  }

  /** What a string literal holds, as far as plain reading goes; empty for everything else. */
  Optional<String> literal() {
    if (kind == TokenKind.DOLLAR_STRING) {
      int mark = text.indexOf('$', 1) + 1;
      return Optional.of(text.substring(mark, text.length() - mark));
    }
    if (kind != TokenKind.STRING) {
      return Optional.empty();
    }
    char quote = text.charAt(text.length() - 1);
    int open = text.indexOf(quote);
    String inner =
        text.substring(open + 1, text.length() - 1).replace("" + quote + quote, "" + quote);
    String prefix = text.substring(0, open).toUpperCase(Locale.ROOT);
    return Optional.of(
        switch (prefix) {
          case "U&" -> decoded(inner);
          case "E" -> inner.replaceAll("\\\\n", "\n").replaceAll("\\\\(.)", "$1");
          default -> inner;
        });
  }

  private static String decoded(String inner) {
    Matcher escape = UNICODE.matcher(inner);
    return escape.replaceAll(
        found ->
            Matcher.quoteReplacement(
                Character.toString(
                    Integer.parseInt(
                        found.group(1) == null ? found.group(2) : found.group(1), 16))));
  }
}
