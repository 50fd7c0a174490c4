package dev.oneledger.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds format strings in a Java source that write numbers or times in the digits of the JVM's
 * locale: literals with such a conversion that do not stand behind {@code Locale.ROOT}. What {@code
 * java.util.Formatter} would refuse is no format.
 */
final class LocalizedNumbers {

  private static final Pattern CONVERSION =
      Pattern.compile("%(?:\\d+\\$|<)?[-#+ 0,(]*\\d*(?:\\.\\d+)?([tT]?[a-zA-Z%])");

  private static final String KNOWN = "bBhHsScCdoxXeEfgGaAn%";
  private static final String LOCALIZED = "deEfgG";
  private static final Pattern TOKEN =
      Pattern.compile(
          String.join(
              "|",
              "//[^\n]*+",
              "/\\*.*?\\*/",
              "\"\"\"[^\"\\\\]*+(?:(?:\\\\.|\"(?!\"\"))[^\"\\\\]*+)*+\"\"\"",
              "\"[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+\"",
              "'(?:\\\\.|[^'\\\\\n])[^'\n]*+'"),
          Pattern.DOTALL);

  private LocalizedNumbers() {}

  /** The lines where one begins. */
  static List<Integer> linesIn(String source) {
    List<Integer> lines = new ArrayList<>();
    StringBuilder code = new StringBuilder();
    Matcher token = TOKEN.matcher(source);
    int end = 0;
    while (token.find()) {
      code.append(source, end, token.start());
      end = token.end();
      if (source.charAt(token.start()) == '"') {
        if (isLocalized(token.group())
            && !code.toString().stripTrailing().endsWith("Locale.ROOT,")) {
          lines.add((int) source.substring(0, token.start()).lines().count());
        }
        code.append("\"\"");
      }
    }
    return lines;
  }

  private static boolean isLocalized(String literal) {
    boolean found = false;
    Matcher conversion = CONVERSION.matcher(literal);
    for (int at = literal.indexOf('%'); at >= 0; at = literal.indexOf('%', conversion.end())) {
      if (!conversion.find(at) || conversion.start() != at) {
        return false;
      }
      String what = conversion.group(1);
      if (what.length() == 1 && KNOWN.indexOf(what.charAt(0)) < 0) {
        return false;
      }
      found |= what.length() > 1 || LOCALIZED.contains(what);
    }
    return found;
  }
}
