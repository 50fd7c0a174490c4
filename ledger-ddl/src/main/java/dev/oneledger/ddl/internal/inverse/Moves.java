package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import java.util.function.UnaryOperator;

/** Another schema and another name for what lies in a schema, or in none. */
final class Moves {

  private Moves() {}

  /**
   * Moves, then renames.
   *
   * @param word what follows ALTER, as in {@code TYPE}
   * @param rest what follows the name, as in the arguments of a function; may be empty
   * @param exists from a name with schema the condition that there is such an object
   */
  static void of(
      Change change, String word, String rest, UnaryOperator<String> exists, DdlWriter out) {
    String schema = change.after().get("schema");
    String prefix = schema == null ? "" : schema + ".";
    String before = change.before().require("name");
    String after = change.after().require("name");
    out.follow(change, "name", "schema");
    if (schema != null) {
      String old = out.schemaNow(change.before().require("schema"));
      if (!old.equals(schema)) {
        out.rename(
            new Rename(
                1,
                word,
                old + "." + before,
                prefix + before,
                exists,
                (one, other) -> "ALTER %s %s%s SET SCHEMA %s".formatted(word, one, rest, schema)));
      }
    }
    if (!before.equals(after)) {
      out.rename(
          new Rename(
              1,
              word,
              prefix + before,
              prefix + after,
              exists,
              (one, other) -> "ALTER %s %s%s RENAME TO %s".formatted(word, one, rest, after)));
    }
  }
}
