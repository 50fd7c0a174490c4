package dev.oneledger.page;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which parts of a line differ from the one it took the place of. */
final class ChangedWords {
  private static final Pattern WORD = Pattern.compile("\\s+|[\\p{L}\\p{N}_]+|.", Pattern.DOTALL);

  /** Longer lines, as of generated data, are compared as a whole. */
  private static final int LONGEST = 400;

  private ChangedWords() {}

  /**
   * A part of a line.
   *
   * @param changed whether the other line has something else there
   */
  record Part(String text, boolean changed) {}

  /** The parts of the line before. */
  static List<Part> before(String before, String after) {
    return parts(before, before, after, AbstractDelta::getSource);
  }

  /** The parts of the line after. */
  static List<Part> after(String before, String after) {
    return parts(after, before, after, AbstractDelta::getTarget);
  }

  private static List<Part> parts(
      String line,
      String before,
      String after,
      Function<AbstractDelta<String>, Chunk<String>> side) {
    if (before.length() > LONGEST || after.length() > LONGEST) {
      return List.of(new Part(line, false));
    }
    List<String> words = words(line);
    List<Part> parts = new ArrayList<>();
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(words(before), words(after)).getDeltas()) {
      Chunk<String> chunk = side.apply(delta);
      add(parts, words.subList(at, chunk.getPosition()), false);
      at = chunk.getPosition() + chunk.size();
      add(parts, words.subList(chunk.getPosition(), at), true);
    }
    add(parts, words.subList(at, words.size()), false);
    return parts;
  }

  private static void add(List<Part> parts, List<String> words, boolean changed) {
    if (!words.isEmpty()) {
      parts.add(new Part(String.join("", words), changed));
    }
  }

  private static List<String> words(String line) {
    return WORD.matcher(line).results().map(MatchResult::group).toList();
  }
}
