package dev.oneledger.internal.text;

/**
 * Tells characters that show themselves from those that would be overlooked, be taken for another,
 * or turn the text.
 *
 * <p>Internal: may change in any release.
 */
public final class UnseenCharacter {
  /** Letters and symbols, by Unicode's word, that are blank all the same. */
  private static final String BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5";

  private UnseenCharacter() {}

  /** Whether the code point is one; line feeds and tabs are. */
  public static boolean is(int point) {
    if (point >= ' ' && point < 0x7f) {
      return false;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> BLANK_LETTERS.indexOf(point) >= 0;
    };
  }
}
