package dev.oneledger.samples.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Suggestions for a name that nobody knows. */
final class Nearest {
  private static final int SUGGESTIONS = 3;

  private Nearest() {}

  /** The known names nearest to it, as the end of a sentence. */
  static String to(String name, Collection<String> known) {
    List<String> near =
        known.stream()
            .distinct()
            .sorted(
                Comparator.comparing((String each) -> !each.startsWith(name))
                    .thenComparingInt(each -> distance(each, name))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(SUGGESTIONS)
            .toList();
    return near.isEmpty() ? "there is none" : "the nearest are " + String.join(", ", near);
  }

  /** Levenshtein distance. */
  static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[right.length()];
  }
}
