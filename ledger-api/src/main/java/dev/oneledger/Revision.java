package dev.oneledger;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ordering number of a versioned migration: one or more decimal parts.
 *
 * <p>Parts compare as numbers of any length, left to right, so {@code 1_10} comes after {@code
 * 1_9}. Leading zeros and trailing zero parts carry no meaning: {@code 0145} equals {@code 145},
 * and {@code 1.0} equals {@code 1}. A dashed timestamp such as {@code 2024-10-25-112826} is one
 * part, the dashes ignored; a number behind its seconds, as Diesel appends one, is a second part.
 * Equality and order ignore the spelling, which is kept for display.
 */
public final class Revision implements Comparable<Revision> {
  private final List<String> parts;
  private final String spelling;

  /** Compiled when a revision of several parts comes up. */
  private static final class Form {
    static final Pattern PARTS = Pattern.compile("\\d+(?:[._]\\d+)*+");
    static final Pattern DASHED =
        Pattern.compile("(\\d{4}-\\d{2}-\\d{2}(?:-\\d{1,9})?)(?:(?<=-\\d{6})-(\\d{1,9}))?");

    private Form() {}
  }

  private Revision(List<String> parts, String spelling) {
    this.parts = List.copyOf(parts);
    this.spelling = spelling;
  }

  /**
   * Reads {@code 144}, {@code 1_10}, {@code 1.10} or {@code 2024-10-25-112826}.
   *
   * @throws LedgerException if the text has another form
   */
  public static Revision parse(String text) {
    if (isPlain(text)) {
      return new Revision(List.of(significant(text)), text);
    }
    Matcher dashed = Form.DASHED.matcher(text);
    if (dashed.matches()) {
      return dashed(dashed, text);
    }
    if (!Form.PARTS.matcher(text).matches()) {
      throw new LedgerException(
          "'%s' is not a revision: expected digits, in parts separated by '_' or '.', such as 144 or 1_10."
              .formatted(text));
    }
    List<String> parts = new ArrayList<>();
    for (String part : text.split("[._]", -1)) {
      parts.add(significant(part));
    }
    return of(parts, text);
  }

  private static Revision dashed(Matcher dashed, String text) {
    List<String> parts = new ArrayList<>();
    parts.add(significant(dashed.group(1).replace("-", "")));
    String counter = dashed.group(2);
    if (counter != null) {
      parts.add(significant(counter));
    }
    return of(parts, text);
  }

  private static Revision of(List<String> parts, String spelling) {
    while (parts.size() > 1 && parts.get(parts.size() - 1).equals("0")) {
      parts.remove(parts.size() - 1);
    }
    return new Revision(parts, spelling);
  }

  /** Whether {@link #parse} accepts the text. */
  public static boolean isRevision(String text) {
    return isPlain(text)
        || (hasItsCharacters(text)
            && (Form.PARTS.matcher(text).matches() || Form.DASHED.matcher(text).matches()));
  }

  /** Told without the patterns, as most of what is asked about is no revision. */
  private static boolean hasItsCharacters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isDigit(c) && c != '_' && c != '.' && c != '-') {
        return false;
      }
    }
    return true;
  }

  /** Whether it is one part, as nearly all are: digits alone. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String significant(String digits) {
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  @Override
  public int compareTo(Revision other) {
    int shared = Math.min(parts.size(), other.parts.size());
    for (int i = 0; i < shared; i++) {
      int order = compareDigits(parts.get(i), other.parts.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(parts.size(), other.parts.size());
  }

  private static int compareDigits(String left, String right) {
    int byLength = Integer.compare(left.length(), right.length());
    return byLength != 0 ? byLength : left.compareTo(right);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Revision revision && parts.equals(revision.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  /** The one spelling that equal revisions share: parts joined by {@code _}, no leading zeros. */
  public String canonical() {
    return parts.size() == 1 ? parts.get(0) : String.join("_", parts);
  }

  /** The revision as it was written. */
  @Override
  public String toString() {
    return spelling;
  }
}
