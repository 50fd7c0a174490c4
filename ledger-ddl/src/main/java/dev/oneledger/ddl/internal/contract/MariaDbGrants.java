package dev.oneledger.ddl.internal.contract;

import java.util.Locale;
import java.util.Set;

/** What of MariaDB's rights reaches beyond a database. */
final class MariaDbGrants {

  /** Rights that there are for the whole server only. */
  private static final Set<String> POWERS =
      Set.of("SUPER", "FILE", "SHUTDOWN", "PROCESS", "RELOAD", "ADMIN");

  /** Rights to rows, which may be given in all databases. */
  private static final Set<String> ROWS =
      Set.of(
          "SELECT",
          "INSERT",
          "UPDATE",
          "DELETE",
          "EXECUTE",
          "USAGE",
          "SHOW",
          "VIEW",
          "DATABASES",
          "LOCK",
          "TABLES");

  private static final Set<String> READING = Set.of("SELECT", "EXECUTE");

  private MariaDbGrants() {}

  static boolean giveTooMuch(Words all, int start) {
    int on = all.find(start, "ON");
    if (on < 0) {
      return false;
    }
    int object = all.any(on + 1, "TABLE", "FUNCTION", "PROCEDURE") ? on + 2 : on + 1;
    boolean more = all.has(object, "GRANT", "OPTION");
    return namesPower(all, start + 1, on)
        || (isEverywhere(all, object) && (more || !namesOnly(all, start + 1, on, ROWS)))
        || (isSystem(all, object)
            && (more || isAll(all, object + 2) || !namesOnly(all, start + 1, on, READING)));
  }

  private static boolean isEverywhere(Words all, int i) {
    return isAll(all, i) && all.at(i + 1).isMark('.') && isAll(all, i + 2);
  }

  /** Reading single tables of it is let through; all of them hold what people log in with. */
  private static boolean isSystem(Words all, int i) {
    return all.at(i).name().equalsIgnoreCase("mysql") && all.at(i + 1).isMark('.');
  }

  private static boolean isAll(Words all, int i) {
    return all.at(i).text().startsWith("*");
  }

  private static boolean namesPower(Words all, int start, int end) {
    for (int i = start; i < end; i++) {
      if (POWERS.contains(right(all, i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean namesOnly(Words all, int start, int end, Set<String> rights) {
    for (int i = start; i < end; i++) {
      if (!right(all, i).isEmpty() && !rights.contains(right(all, i))) {
        return false;
      }
    }
    return true;
  }

  /** A word of a right; columns stand in parentheses. */
  private static String right(Words all, int i) {
    boolean word = all.at(i).isName() && all.enclosing(i) < 0;
    return word ? all.at(i).text().toUpperCase(Locale.ROOT) : "";
  }
}
