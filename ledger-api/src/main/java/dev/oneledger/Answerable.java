package dev.oneledger;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of people who answer for something, and their reasons. */
final class Answerable {

  /**
   * Control characters, line separators, what turns the direction of writing, and what shows
   * nothing. A fixed list, so that what one JDK has recorded another one reads.
   */
  private static final String UNSEEN_CHARACTERS =
      "\\x{0}-\\x{1f}\\x{7f}-\\x{9f}\\x{ad}\\x{34f}\\x{61c}\\x{115f}\\x{1160}\\x{17b4}\\x{17b5}"
          + "\\x{180b}-\\x{180f}\\x{200b}-\\x{200f}\\x{2028}-\\x{202e}\\x{2060}-\\x{206f}\\x{2800}"
          + "\\x{3164}\\x{d800}-\\x{dfff}\\x{fe00}-\\x{fe0f}\\x{feff}\\x{ffa0}\\x{fff0}-\\x{fffb}"
          + "\\x{1d173}-\\x{1d17a}\\x{e0000}-\\x{e0fff}";

  private static final Pattern UNSEEN = Pattern.compile("[" + UNSEEN_CHARACTERS + "]");
  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}" + UNSEEN_CHARACTERS + "]*");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

  private Answerable() {}

  /**
   * Checks that somebody answers for it. A reason may have several lines.
   *
   * @param what what needs it: {@code An approval}
   * @param doing what that person does: {@code approves the release}
   * @return the name without blanks around it
   * @throws LedgerException if nothing can be seen of name or reason, or the name has a character
   *     that cannot be seen or breaks the line
   */
  static String who(String what, String doing, String who, String why) {
    if (BLANK.matcher(who).matches() || BLANK.matcher(why).matches()) {
      throw new LedgerException(
          "%s needs somebody who answers for it: say who %s, and why.".formatted(what, doing));
    }
    String name = AROUND.matcher(who).replaceAll("");
    Matcher unseen = UNSEEN.matcher(name);
    if (unseen.find()) {
      int character = unseen.group().codePointAt(0);
      throw new LedgerException(
          "%s cannot stand in the name '%s', which has the character U+%04X: expected characters that can be seen, on one line. Say who %s by such a name."
              .formatted(what, unseen.replaceAll("\ufffd"), character, doing));
    }
    return name;
  }

  /** Whether two names differ at most in capitals, blanks, and what cannot be seen. */
  static boolean isSame(String one, String other) {
    return plain(one).equals(plain(other));
  }

  /** To capitals and back, since some letters have several small forms. */
  private static String plain(String name) {
    String seen = UNSEEN.matcher(name).replaceAll("");
    String composed = Normalizer.normalize(seen, Normalizer.Form.NFKC);
    return BLANKS
        .matcher(composed)
        .replaceAll("")
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
