package dev.oneledger;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The known names that somebody may have meant by one that nobody knows.
 *
 * <p>A name is near if it contains what was written, or if at most a third of the written
 * characters must be inserted, deleted, replaced or swapped with their neighbour to get it, the
 * part before its first separator, or the part behind. Capitals count as small letters.
 */
final class NearestNames {
  private static final int SUGGESTIONS = 3;

  /** So many names are quickly read, even where none of them is near. */
  private static final int LISTED = 10;

  /** What is longer is no slip of the finger, and would take long to compare. */
  private static final int LONGEST = 200;

  /** One letter is contained in nearly everything. */
  private static final int SHORTEST = 2;

  private static final Pattern SEPARATORS = Pattern.compile("[_\\-./ ]+");

  private NearestNames() {}

  /** The nearest ones, the best first, ties by name; empty if none is near. */
  static List<String> to(String name, Collection<String> known) {
    if (name.length() > LONGEST) {
      return List.of();
    }
    return known.stream()
        .distinct()
        .map(each -> new Near(each, distance(each, name)))
        .filter(near -> near.distance() <= most(name))
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(SUGGESTIONS)
        .map(Near::name)
        .toList();
  }

  /** The end of a sentence: the nearest names, or else all of them if they are few. */
  static String hint(List<String> nearest, Collection<String> known) {
    if (!nearest.isEmpty()) {
      return "the nearest %s %s"
          .formatted(nearest.size() == 1 ? "is" : "are", String.join(", ", nearest));
    }
    TreeSet<String> all = new TreeSet<>(known);
    if (all.isEmpty()) {
      return "there is none";
    }
    return all.size() <= LISTED
        ? "expected " + String.join(", ", all)
        : "none of the %s that are known is near it".formatted(all.size());
  }

  private record Near(String name, int distance) {}

  private static int most(String name) {
    return Math.max(1, name.length() / 3);
  }

  private static int distance(String known, String written) {
    String wanted = small(written);
    String whole = small(known);
    if (wanted.length() < SHORTEST) {
      return whole.equals(wanted) ? 0 : Integer.MAX_VALUE;
    }
    int best = edits(whole, wanted);
    if (best > 1 && whole.contains(wanted)) {
      best = 1;
    }
    for (String part : SEPARATORS.split(whole, 2)) {
      best = Math.min(best, edits(part, wanted));
    }
    return best;
  }

  private static String small(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Levenshtein's distance, in which swapping two neighbours counts as one edit as well. */
  static int edits(String left, String right) {
    int[] beforeLast = new int[right.length() + 1];
    int[] last = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] row = new int[right.length() + 1];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        row[j] = Math.min(last[j - 1] + (same ? 0 : 1), 1 + Math.min(last[j], row[j - 1]));
        if (isSwapped(left, i, right, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[right.length()];
  }

  private static boolean isSwapped(String left, int i, String right, int j) {
    return i > 1
        && j > 1
        && left.charAt(i - 1) == right.charAt(j - 2)
        && left.charAt(i - 2) == right.charAt(j - 1);
  }
}
