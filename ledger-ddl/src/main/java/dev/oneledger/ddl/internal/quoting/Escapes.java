package dev.oneledger.ddl.internal.quoting;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is meant by a quoted token, whatever escapes it is written with. Internal: may change in any
 * release.
 */
public final class Escapes {
  private static final Pattern C_ESCAPE =
      Pattern.compile(
          "\\\\(?:x([0-9A-Fa-f]{1,2})|([0-7]{1,3})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))",
          Pattern.DOTALL);

  private Escapes() {}

  /** The text in the quotes of a token, with this character for {@code U&} escapes. */
  public static String inner(String token, char escape) {
    char quote = token.charAt(token.length() - 1);
    int open = token.indexOf(quote);
    String inner =
        token.substring(open + 1, token.length() - 1).replace("" + quote + quote, "" + quote);
    return token.regionMatches(true, 0, "U&", 0, 2) ? unicode(inner, escape) : inner;
  }

  /** The same text without the escapes of C. */
  public static String unescaped(String inner) {
    return C_ESCAPE.matcher(inner).replaceAll(found -> quoted(meant(found)));
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
