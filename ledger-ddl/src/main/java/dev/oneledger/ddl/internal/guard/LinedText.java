package dev.oneledger.ddl.internal.guard;

import dev.oneledger.ddl.LineMap;
import java.util.ArrayList;
import java.util.List;

/** A text in the making that knows where its lines come from. */
final class LinedText {
  private final StringBuilder text = new StringBuilder();
  private final List<Integer> origins = new ArrayList<>();
  private int current;

  /** Adds text of the guard's own. */
  LinedText own(String part) {
    for (int i = 0; i < part.length(); i++) {
      put(part.charAt(i));
    }
    return this;
  }

  /** Adds text of the author's, that begins on this line of his. */
  LinedText authors(String part, int line) {
    int at = line;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (current == 0 && !Character.isWhitespace(c)) {
        current = at;
      }
      put(c);
      if (c == '\n') {
        at++;
      }
    }
    return this;
  }

  /** Makes what follows begin on a line of its own. */
  LinedText freshLine() {
    return text.length() == 0 || text.charAt(text.length() - 1) == '\n' ? this : own("\n");
  }

  String text() {
    return text.toString();
  }

  LineMap lines() {
    List<Integer> all = new ArrayList<>(origins);
    if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
      all.add(current);
    }
    return new LineMap(all);
  }

  private void put(char c) {
    text.append(c);
    if (c == '\n') {
      origins.add(current);
      current = 0;
    }
  }
}
