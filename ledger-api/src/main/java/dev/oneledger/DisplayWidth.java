package dev.oneledger;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many columns of a terminal a text takes: two for wide characters, none for marks that stand
 * on the character before them. Wide are the blocks that Unicode's {@code EastAsianWidth.txt}
 * (16.0) gives as W or F, emoji among them.
 */
final class DisplayWidth {
  private static final String DOTS = "...";

  /** First and last code points of what is wide. */
  private static final NavigableMap<Integer, Integer> WIDE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(0x1100, 0x115f),
              Map.entry(0x231a, 0x231b),
              Map.entry(0x2329, 0x232a),
              Map.entry(0x23e9, 0x23ec),
              Map.entry(0x23f0, 0x23f0),
              Map.entry(0x23f3, 0x23f3),
              Map.entry(0x25fd, 0x25fe),
              Map.entry(0x2614, 0x2615),
              Map.entry(0x2648, 0x2653),
              Map.entry(0x26a1, 0x26a1),
              Map.entry(0x26ce, 0x26ce),
              Map.entry(0x26d4, 0x26d4),
              Map.entry(0x2705, 0x2705),
              Map.entry(0x2728, 0x2728),
              Map.entry(0x274c, 0x274c),
              Map.entry(0x274e, 0x274e),
              Map.entry(0x2753, 0x2755),
              Map.entry(0x2757, 0x2757),
              Map.entry(0x2795, 0x2797),
              Map.entry(0x2b1b, 0x2b1c),
              Map.entry(0x2b50, 0x2b50),
              Map.entry(0x2b55, 0x2b55),
              Map.entry(0x2e80, 0x303e),
              Map.entry(0x3041, 0x33ff),
              Map.entry(0x3400, 0x4dbf),
              Map.entry(0x4dc0, 0x4dff),
              Map.entry(0x4e00, 0xa4cf),
              Map.entry(0xa960, 0xa97c),
              Map.entry(0xac00, 0xd7a3),
              Map.entry(0xf900, 0xfaff),
              Map.entry(0xfe10, 0xfe19),
              Map.entry(0xfe30, 0xfe6f),
              Map.entry(0xff01, 0xff60),
              Map.entry(0xffe0, 0xffe6),
              Map.entry(0x16fe0, 0x18cff),
              Map.entry(0x1aff0, 0x1b2fb),
              Map.entry(0x1f004, 0x1f004),
              Map.entry(0x1f0cf, 0x1f0cf),
              Map.entry(0x1f18e, 0x1f18e),
              Map.entry(0x1f191, 0x1f19a),
              Map.entry(0x1f200, 0x1f320),
              Map.entry(0x1f32d, 0x1f335),
              Map.entry(0x1f337, 0x1f37c),
              Map.entry(0x1f37e, 0x1f393),
              Map.entry(0x1f3a0, 0x1f3ca),
              Map.entry(0x1f3e0, 0x1f3f0),
              Map.entry(0x1f3f8, 0x1f43e),
              Map.entry(0x1f440, 0x1f440),
              Map.entry(0x1f442, 0x1f4fc),
              Map.entry(0x1f4ff, 0x1f53d),
              Map.entry(0x1f550, 0x1f567),
              Map.entry(0x1f5fb, 0x1f64f),
              Map.entry(0x1f680, 0x1f6c5),
              Map.entry(0x1f6d5, 0x1f6df),
              Map.entry(0x1f6eb, 0x1f6ec),
              Map.entry(0x1f6f4, 0x1f6fc),
              Map.entry(0x1f7e0, 0x1f7eb),
              Map.entry(0x1f90c, 0x1f9ff),
              Map.entry(0x1fa70, 0x1faff),
              Map.entry(0x20000, 0x3fffd)));

  private DisplayWidth() {}

  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  private static int of(int point) {
    if (point < 0x300) {
      return 1;
    }
    if (isMark(point)) {
      return 0;
    }
    Map.Entry<Integer, Integer> range = WIDE.floorEntry(point);
    return range != null && point <= range.getValue() ? 2 : 1;
  }

  /** Marks, and the vowels and finals that complete a Hangul syllable. */
  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || (point >= 0x1160 && point <= 0x11ff);
  }

  /** The text in at most so many columns, the middle of a longer one left out. */
  static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    int half = (columns - DOTS.length()) / 2;
    return head(text, half) + DOTS + tail(text, half);
  }

  /** The beginning of a text with the marks on its last character. */
  private static String head(String text, int columns) {
    int end = 0;
    int left = columns;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      left -= of(point);
      if (left < 0) {
        break;
      }
      end += Character.charCount(point);
    }
    return text.substring(0, end);
  }

  /** The end of a text, which does not begin with a mark. */
  private static String tail(String text, int columns) {
    int start = text.length();
    int at = start;
    int left = columns;
    while (at > 0) {
      int point = text.codePointBefore(at);
      left -= of(point);
      if (left < 0) {
        break;
      }
      at -= Character.charCount(point);
      start = of(point) > 0 ? at : start;
    }
    return text.substring(start);
  }
}
