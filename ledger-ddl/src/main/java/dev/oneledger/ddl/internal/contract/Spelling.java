package dev.oneledger.ddl.internal.contract;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.TokenKind;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is meant by a token, whatever prefix, quotes and escapes it is written with. */
final class Spelling {

  private static final Pattern C_ESCAPE =
      Pattern.compile(
          "\\\\(?:x([0-9A-Fa-f]{1,2})|([0-7]{1,3})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))",
          Pattern.DOTALL);
  private static final Pattern HEXADECIMAL = Pattern.compile("(?:[0-9A-Fa-f]{2})+");

  private final SqlDialect dialect;

  Spelling(SqlDialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Reads one token.
   *
   * @param continued whether it goes on with a string that has C's escapes
   */
  Word word(TokenKind kind, String text, int line, boolean continued) {
    return switch (kind) {
      case QUOTED_IDENTIFIER -> new Word(kind, text, line, inner(text, '\\'));
      case WORD -> new Word(kind, text, line, text.toLowerCase(Locale.ROOT));
      case DOLLAR_STRING -> {
        int mark = text.indexOf('$', 1) + 1;
        yield new Word(kind, text, line, text.substring(mark, text.length() - mark));
      }
      case STRING -> new Word(kind, text, line, string(text, continued));
      case NUMBER ->
          isHexadecimal(text)
              ? new Word(TokenKind.STRING, text, line, bytes(text.substring(2)))
              : new Word(kind, text, line, text);
      default -> new Word(kind, text, line, text);
    };
  }

  /** The same with another character for {@code U&} escapes, which stands behind UESCAPE. */
  static Word escapedBy(Word word, char escape) {
    return new Word(word.kind(), word.text(), word.line(), inner(word.text(), escape));
  }

  static boolean hasEscapes(Word word) {
    return word.kind() == TokenKind.STRING && word.text().regionMatches(true, 0, "E'", 0, 2);
  }

  private String string(String text, boolean continued) {
    String prefix = text.substring(0, text.indexOf(quote(text))).toUpperCase(Locale.ROOT);
    String inner = inner(text, '\\');
    boolean escapes = continued || prefix.equals("E") || dialect == SqlDialect.MARIADB;
    if (prefix.equals("X") && dialect == SqlDialect.MARIADB) {
      return bytes(inner);
    }
    return escapes ? unescaped(inner) : inner;
  }

  private static char quote(String text) {
    return text.charAt(text.length() - 1);
  }

  private static String inner(String text, char escape) {
    char quote = quote(text);
    int open = text.indexOf(quote);
    String inner =
        text.substring(open + 1, text.length() - 1).replace("" + quote + quote, "" + quote);
    return text.regionMatches(true, 0, "U&", 0, 2) ? decoded(inner, escape) : inner;
  }

  private static String decoded(String inner, char escape) {
    String mark = Pattern.quote("" + escape);
    Pattern form =
        Pattern.compile(mark + "(?:(" + mark + ")|\\+([0-9A-Fa-f]{6})|([0-9A-Fa-f]{4}))");
    return form.matcher(inner)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) != null
                        ? found.group(1)
                        : character(found.group(found.group(2) == null ? 3 : 2), 16)));
  }

  private static String unescaped(String inner) {
    return C_ESCAPE
        .matcher(inner)
        .replaceAll(
            found -> {
              for (int group : new int[] {1, 3, 4}) {
                if (found.group(group) != null) {
                  return Matcher.quoteReplacement(character(found.group(group), 16));
                }
              }
              return Matcher.quoteReplacement(
                  found.group(2) != null
                      ? character(found.group(2), 8)
                      : switch (found.group(5)) {
                        case "n" -> "\n";
                        case "r" -> "\r";
                        case "t", "b", "f" -> " ";
                        default -> found.group(5);
                      });
            });
  }

  private static String character(String digits, int radix) {
    int code = Integer.parseUnsignedInt(digits, radix);
    return Character.isValidCodePoint(code) ? Character.toString(code) : "";
  }

  private boolean isHexadecimal(String text) {
    return dialect == SqlDialect.MARIADB
        && text.startsWith("0x")
        && HEXADECIMAL.matcher(text.substring(2)).matches();
  }

  private static String bytes(String digits) {
    if (!HEXADECIMAL.matcher(digits).matches()) {
      return digits;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < digits.length(); i += 2) {
      text.append((char) Integer.parseInt(digits.substring(i, i + 2), 16));
    }
    return text.toString();
  }
}
