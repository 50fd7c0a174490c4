package dev.oneledger.ddl.internal.contract;

import java.util.Locale;
import java.util.Set;

/** In which languages PostgreSQL runs blocks and routines. */
final class Languages {

  private static final Set<String> SQL = Set.of("sql", "plpgsql");

  /** Those that keep what they run away from files and programs. */
  private static final Set<String> RESTRICTED =
      Set.of("plperl", "pltcl", "plv8", "plls", "plcoffee", "plrust", "pljava", "pllua");

  private Languages() {}

  /** CREATE [OR REPLACE] FUNCTION or PROCEDURE. */
  static boolean makesRoutine(Words words, int start) {
    return start >= 0 && words.routineOf(start) == start;
  }

  /**
   * A block or routine that says, at any LANGUAGE, a language that is not known to be restricted. A
   * parameter may be called so too, and then its type follows.
   */
  static boolean isUnrestricted(Words words, int start) {
    boolean block = words.any(start, "DO") && !words.any(start - 1, "CONFLICT");
    if (!block && !makesRoutine(words, start)) {
      return false;
    }
    for (int i = words.find(start, "LANGUAGE"); i >= 0; i = words.find(i + 1, "LANGUAGE")) {
      boolean clause = !words.at(i - 1).isMark('(') && !words.at(i - 1).isMark(',');
      if (clause && words.enclosing(i) < 0 && !isRestricted(words.at(i + 1))) {
        return true;
      }
      if (isUnrestricted(words.at(i + 1))) {
        return true;
      }
    }
    return false;
  }

  static boolean isUnrestricted(Word language) {
    String name = lower(language);
    return name.equals("c")
        || name.equals("internal")
        || (name.startsWith("pl") && name.endsWith("u"))
        || name.equals("plsh")
        || name.equals("plr");
  }

  static boolean isRestricted(Word language) {
    return SQL.contains(lower(language)) || RESTRICTED.contains(lower(language));
  }

  static boolean isForeign(Word language) {
    return !SQL.contains(lower(language));
  }

  static boolean anyForeign(Words words, int start) {
    for (int i = words.find(start, "LANGUAGE"); i >= 0; i = words.find(i + 1, "LANGUAGE")) {
      if (words.enclosing(i) < 0 && isForeign(words.at(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private static String lower(Word word) {
    return word.value().toLowerCase(Locale.ROOT);
  }
}
