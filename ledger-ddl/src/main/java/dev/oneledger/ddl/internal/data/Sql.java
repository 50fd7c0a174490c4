package dev.oneledger.ddl.internal.data;

import java.util.ArrayList;
import java.util.List;

/** Quoting, and the names and literals that are read back from the server's canonical text. */
final class Sql {

  private Sql() {}

  static String literal(String value) {
    String quoted = "'" + value.replace("'", "''") + "'";
    return value.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
  }

  /** A DO block around these statements, with a tag that is not in them. */
  static String block(String declarations, String statements) {
    String body =
        (declarations.isEmpty() ? "" : "DECLARE\n" + declarations + "\n")
            + "BEGIN\n"
            + statements
            + "\nEND";
    String tag = tag(body);
    return "DO " + tag + "\n" + body + "\n" + tag;
  }

  /** A dollar quote that the text does not have. */
  static String tag(String text) {
    String tag = "$snapshot$";
    for (int i = 1; text.contains(tag); i++) {
      tag = "$snapshot" + i + "$";
    }
    return tag;
  }

  /** The names in the first parentheses at or after an offset; empty if one is no plain name. */
  static List<String> names(String definition, int from) {
    List<String> names = new ArrayList<>();
    int at = definition.indexOf('(', from) + 1;
    while (at > 0 && at < definition.length()) {
      int end = nameEnd(definition, at);
      if (end == at || end >= definition.length()) {
        return List.of();
      }
      names.add(definition.substring(at, end));
      if (definition.charAt(end) == ')') {
        return List.copyOf(names);
      }
      if (!definition.startsWith(", ", end)) {
        return List.of();
      }
      at = end + 2;
    }
    return List.of();
  }

  /** Where the name that begins here ends. */
  static int nameEnd(String text, int start) {
    int at = start;
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
      while (at < text.length() && (text.charAt(at) != '"' || text.startsWith("\"\"", at))) {
        at += text.startsWith("\"\"", at) ? 2 : 1;
      }
      return Math.min(at + 1, text.length());
    }
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "_$".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }
}
