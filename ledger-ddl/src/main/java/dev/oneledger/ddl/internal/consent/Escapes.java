package dev.oneledger.ddl.internal.consent;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is meant by a quoted token, whatever prefix and escapes it is written with. */
final class Escapes {
  private static final Pattern C_ESCAPE =
      Pattern.compile(
          "\\\\(?:x([0-9A-Fa-f]{1,2})|([0-7]{1,3})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))",
          Pattern.DOTALL);

  private Escapes() {}

  /** The inner text of a quoted token, with this character for {@code U&} escapes. */
  static String inner(String token, char escape) {
    char quote = token.charAt(token.length() - 1);
    int open = token.indexOf(quote);
    String prefix = token.substring(0, open).toUpperCase(Locale.ROOT);
    String inner =
        token.substring(open + 1, token.length() - 1).replace("" + quote + quote, "" + quote);
    return switch (prefix) {
      case "U&" -> unicode(inner, escape);
      case "E" -> C_ESCAPE.matcher(inner).replaceAll(found -> quoted(meant(found)));
      default -> inner;
    };
  }

  private static String unicode(String inner, char escape) {
    String mark = Pattern.quote("" + escape);
    return Pattern.compile(mark + "(?:(" + mark + ")|\\+([0-9A-Fa-f]{6})|([0-9A-Fa-f]{4}))")
        .matcher(inner)
        .replaceAll(
            found ->
                quoted(
                    found.group(1) != null
                        ? found.group(1)
                        : character(found.group(found.group(2) == null ? 3 : 2), 16)));
  }

  private static String meant(MatchResult found) {
    for (int group : new int[] {1, 3, 4}) {
      if (found.group(group) != null) {
        return character(found.group(group), 16);
      }
    }
    if (found.group(2) != null) {
      return character(found.group(2), 8);
    }
    return switch (found.group(5)) {
      case "n" -> "\n";
      case "r" -> "\r";
      case "t", "b", "f" -> " ";
      default -> found.group(5);
    };
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }

  private static String character(String digits, int radix) {
    int code = Integer.parseUnsignedInt(digits, radix);
    return Character.isValidCodePoint(code) ? Character.toString(code) : "";
  }
}
