package dev.oneledger.page;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Tells characters that show themselves from those that would be overlooked or turn the text. */
final class VisibleText {
  /** Letters and symbols, by Unicode's word, that are blank all the same. */
  private static final String BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5";

  private VisibleText() {}

  /** Hands out runs of text that can be seen as it is, and the characters between them. */
  static void split(String text, Consumer<String> visible, IntConsumer unseen) {
    int from = 0;
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      if (isUnseen(point)) {
        if (from < at) {
          visible.accept(text.substring(from, at));
        }
        unseen.accept(point);
        from = next;
      }
      at = next;
    }
    if (from < text.length()) {
      visible.accept(from == 0 ? text : text.substring(from));
    }
  }

  /** How a character is named where it is not shown: {@code U+202E}. */
  static String codePoint(int point) {
    return "U+%04X".formatted(point);
  }

  private static boolean isUnseen(int point) {
    if (point == '\n' || point == '\t' || (point >= ' ' && point < 0x7f)) {
      return false;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> BLANK_LETTERS.indexOf(point) >= 0;
    };
  }
}
