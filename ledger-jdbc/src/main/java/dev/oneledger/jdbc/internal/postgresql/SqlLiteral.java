package dev.oneledger.jdbc.internal.postgresql;

import org.jspecify.annotations.Nullable;

/**
 * Literals and dollar-quoted bodies that mean the same whatever {@code standard_conforming_strings}
 * is set to, for statements that are sent as text.
 */
final class SqlLiteral {
  private SqlLiteral() {}

  static String text(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    String quoted = value.toString().replace("'", "''");
    return quoted.indexOf('\\') < 0
        ? "'" + quoted + "'"
        : " E'" + quoted.replace("\\", "\\\\") + "'";
  }

  /** An anonymous block, under a dollar quote that does not occur in it. */
  static String block(String body) {
    String tag = "$ol$";
    for (int i = 0; body.contains(tag); i++) {
      tag = "$ol" + i + "$";
    }
    return "DO " + tag + " " + body + " " + tag;
  }
}
