package dev.oneledger.page;

import dev.oneledger.internal.text.UnseenCharacter;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Tells what of a text shows itself from what has to be named. */
final class VisibleText {
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
    return point != '\n' && point != '\t' && UnseenCharacter.is(point);
  }
}
