package dev.oneledger.ddl.internal.contract;

import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.quoting.Escapes;
import dev.oneledger.internal.sql.TokenKind;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is meant by a token, whatever prefix, quotes and escapes it is written with. */
final class Spelling {

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
      case QUOTED_IDENTIFIER -> new Word(kind, text, line, Escapes.inner(text, '\\'));
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
    return new Word(word.kind(), word.text(), word.line(), Escapes.inner(word.text(), escape));
  }

  static boolean hasEscapes(Word word) {
    return word.kind() == TokenKind.STRING && word.text().regionMatches(true, 0, "E'", 0, 2);
  }

  private String string(String text, boolean continued) {
    String prefix = text.substring(0, text.indexOf(quote(text))).toUpperCase(Locale.ROOT);
    String inner = Escapes.inner(text, '\\');
    boolean escapes = continued || prefix.equals("E") || dialect == SqlDialect.MARIADB;
    if (prefix.equals("X") && dialect == SqlDialect.MARIADB) {
      return bytes(inner);
    }
    return escapes ? Escapes.unescaped(inner) : inner;
  }

  private static char quote(String text) {
    return text.charAt(text.length() - 1);
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
