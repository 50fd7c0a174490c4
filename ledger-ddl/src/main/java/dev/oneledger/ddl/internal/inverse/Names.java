package dev.oneledger.ddl.internal.inverse;

import java.util.ArrayList;
import java.util.List;

/** Names and literals as PostgreSQL writes them. Internal: may change in any release. */
public final class Names {

  private Names() {}

  /** A string literal, whatever standard_conforming_strings says. */
  public static String literal(String text) {
    String quoted = "'" + text.replace("'", "''") + "'";
    return text.contains("\\") ? "E" + quoted.replace("\\", "\\\\") : quoted;
  }

  /** The name between quotes, whether or not it needs them. */
  public static String quoted(String bare) {
    return '"' + bare.replace("\"", "\"\"") + '"';
  }

  /** The bare name behind a part that may be quoted. */
  static String bare(String part) {
    return part.startsWith("\"")
        ? part.substring(1, part.length() - 1).replace("\"\"", "\"")
        : part;
  }

  /** A literal with the bare name, for comparison with a column of type name. */
  static String bareLiteral(String part) {
    return literal(bare(part));
  }

  /** The parts of a name such as {@code public."a.b".c}, each as written. */
  public static List<String> parts(String ident) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < ident.length(); i++) {
      char c = ident.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      }
      if (c == '.' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
