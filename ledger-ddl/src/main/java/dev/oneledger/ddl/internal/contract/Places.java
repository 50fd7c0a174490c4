package dev.oneledger.ddl.internal.contract;

import dev.oneledger.internal.sql.TokenKind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where statements begin among words, and which parentheses belong together; read in one pass. */
final class Places {

  /** What a statement may follow, besides a semicolon. */
  private static final Set<String> OPENING =
      Set.of("BEGIN", "THEN", "ELSE", "LOOP", "ATOMIC", "DO", "REPEAT", "ROW", "ALSO", "INSTEAD");

  private final int[] starts;
  private final int[] closings;
  private final int[] enclosings;
  private final int[] routines;
  private final int[] roles;

  private Places(int size) {
    starts = new int[size];
    closings = new int[size];
    enclosings = new int[size];
    routines = new int[size];
    roles = new int[size];
  }

  static Places of(List<Word> words) {
    Places places = new Places(words.size());
    places.read(words);
    return places;
  }

  int startOf(int i) {
    return i >= 0 && i < starts.length ? starts[i] : i;
  }

  int closing(int open) {
    return closings[open];
  }

  int enclosing(int i) {
    return i >= 0 && i < enclosings.length ? enclosings[i] : -1;
  }

  /**
   * Where the statement makes a function or procedure, since the last semicolon; -1 if it has not.
   */
  int routineOf(int i) {
    return i >= 0 && i < routines.length ? routines[i] : -1;
  }

  /** Where the statement makes or changes a role, since the last semicolon; -1 if it has not. */
  int roleOf(int i) {
    return i >= 0 && i < roles.length ? roles[i] : -1;
  }

  private void read(List<Word> words) {
    Arrays.fill(closings, words.size() - 1);
    Deque<Integer> open = new ArrayDeque<>();
    int routine = -1;
    int role = -1;
    for (int i = 0; i < words.size(); i++) {
      boolean end = words.get(i).isMark(';');
      routine = end ? -1 : makesRoutine(words, i) ? i : routine;
      role = end ? -1 : isOfRole(words, i) ? i : role;
      routines[i] = routine;
      roles[i] = role;
      starts[i] = i == 0 || opens(words.get(i - 1)) ? i : starts[i - 1];
      if (words.get(i).isMark(')') && !open.isEmpty()) {
        closings[open.pop()] = i;
      }
      enclosings[i] = open.isEmpty() ? -1 : open.peek();
      if (words.get(i).isMark('(')) {
        open.push(i);
      }
    }
  }

  private static boolean makesRoutine(List<Word> words, int i) {
    int type = is(words, i + 1, "OR") && is(words, i + 2, "REPLACE") ? i + 3 : i + 1;
    return is(words, i, "CREATE") && (is(words, type, "FUNCTION") || is(words, type, "PROCEDURE"));
  }

  private static boolean isOfRole(List<Word> words, int i) {
    boolean verb = is(words, i, "CREATE") || is(words, i, "ALTER");
    return verb
        && (is(words, i + 1, "ROLE") || is(words, i + 1, "USER") || is(words, i + 1, "GROUP"));
  }

  private static boolean is(List<Word> words, int i, String word) {
    return i < words.size() && words.get(i).is(word);
  }

  private static boolean opens(Word word) {
    return word.isMark(';')
        || word.text().equals(">>")
        || (word.kind() == TokenKind.WORD
            && OPENING.contains(word.text().toUpperCase(Locale.ROOT)));
  }
}
