package dev.oneledger.ddl.internal.contract;

import java.util.Locale;
import java.util.regex.Pattern;

/** What MariaDB's sql_mode is set to, which says how strings are read. */
final class MariaDbModes {

  /** The variable, and those that keep what it was. */
  private static final Pattern NAME = Pattern.compile("(?i)(?:(?:old|saved)\\w*_)?sql_mode");

  /**
   * A literal, no mode, one that is named, what the mode is or was, and what one call makes of it
   * and of literals; a literal is a single quote here.
   */
  private static final Pattern KEPT =
      Pattern.compile(
          ("'|0|DEFAULT|TRADITIONAL|STRICT_\\w+|NO_(?!BACKSLASH)\\w+|ONLY_FULL_GROUP_BY"
                  + "|@(?:OLD|SAVED)_\\w+|<mode>"
                  + "|\\(*(?:SELECT)?CONCAT\\((?:<mode>|')(?:,(?:<mode>|'))*\\)+"
                  + "|\\(*(?:SELECT)?REPLACE\\(<mode>,','\\)+")
              .replace("<mode>", "@@(?:(?:SESSION|LOCAL|GLOBAL)\\.)?SQL_MODE"));

  /** Modes that quote as another product does. */
  private static final Pattern SPEAKING =
      Pattern.compile("ANSI|NO_BACKSLASH_ESCAPES|ORACLE|MSSQL|DB2|MAXDB|POSTGRESQL");

  private MariaDbModes() {}

  static boolean changeStrings(Words all, int start) {
    for (int i = start; i < all.size() && !all.at(i).isMark(';'); i++) {
      boolean set = NAME.matcher(all.at(i).name()).matches() && isAssigned(all, i);
      if (set && all.enclosing(i) < 0 && !isKept(all, i + 1)) {
        return true;
      }
    }
    return false;
  }

  /** A column of a trigger's row may be called so, too. */
  private static boolean isAssigned(Words all, int i) {
    boolean column = all.at(i - 1).isMark('.') && !all.any(i - 2, "SESSION", "LOCAL", "GLOBAL");
    return !column && all.at(i + 1).text().matches(":?=@{0,2}");
  }

  private static boolean isKept(Words all, int assignment) {
    StringBuilder value = new StringBuilder(all.at(assignment).text().replaceAll("[:=]", ""));
    StringBuilder literals = new StringBuilder();
    for (int i = assignment + 1; i < all.size() && !isEnd(all, i); i++) {
      boolean literal = all.at(i).isLiteral();
      value.append(literal ? "'" : all.at(i).value());
      literals.append(literal ? all.at(i).value() : "");
    }
    return KEPT.matcher(value.toString().toUpperCase(Locale.ROOT)).matches()
        && !SPEAKING.matcher(literals.toString().toUpperCase(Locale.ROOT)).find();
  }

  private static boolean isEnd(Words all, int i) {
    boolean next = all.enclosing(i) < 0 && all.at(i).isMark(',');
    return next || all.at(i).isMark(';') || all.any(i, "FOR");
  }
}
