package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Other names and other schemas for what stands in a schema. */
final class SchemaMoves {

  private SchemaMoves() {}

  /** Relations and types have one space of names: a table is a type as well. */
  static final String SPACE = "relation";

  /**
   * Renames and moves.
   *
   * @param word what ALTER calls it
   * @param moves false where it moves with something else, and is renamed after that
   */
  static void rename(
      Change change, String word, boolean moves, UnaryOperator<String> exists, DdlWriter out) {
    boolean moved = out.differs(change, "schema");
    boolean renamed = out.differs(change, "name");
    String goal = change.after().require("schema");
    String schema = moves ? out.schemaNow(change.before().require("schema")) : goal;
    String before = schema + "." + change.before().require("name");
    String after = goal + "." + change.after().require("name");
    if ((moved || renamed) && !before.equals(after)) {
      boolean relation = change.after().kind().equals("relation");
      out.rename(
          new Rename(
              moved && !moves ? 2 : 1,
              change.after().kind().equals("statistics") ? "statistics" : SPACE,
              before,
              after,
              exists,
              new Moves.Place(word, "", out)::statement,
              relation ? NearColumns.condition(change.before(), out) : null));
    }
  }

  /** Renames a part of a relation. */
  static void renamePart(
      Change change,
      UnaryOperator<String> exists,
      BinaryOperator<String> statement,
      DdlWriter out) {
    boolean inherits = change.after().is("parent");
    if (out.differs(change, "name") && !(inherits && change.after().kind().equals("trigger"))) {
      out.rename(
          new Rename(
              2,
              change.after().kind()
                  + " of "
                  + (change.after().get("rel") == null
                      ? change.after().get("domain")
                      : change.after().get("rel")),
              change.before().require("name"),
              change.after().require("name"),
              exists,
              statement,
              change.after().kind().equals("column") ? columns(change, out) : null));
    }
    out.follow(change, "rel");
  }

  /** Evaluated after tables have their new names. */
  private static @Nullable String columns(Change change, DdlWriter out) {
    return out.from()
        .byName("relation", change.before().require("rel"))
        .map(
            relation ->
                Relations.columnTextNow(change.after().require("rel"))
                    + " = "
                    + Names.literal(afterDrops(relation, out)))
        .orElse(null);
  }

  /** The near columns without those that are dropped before. */
  private static String afterDrops(CatalogObject relation, DdlWriter out) {
    return Relations.columns(out.from(), relation).stream()
        .filter(column -> !out.goes(column))
        .map(column -> column.require("name") + " " + column.require("type"))
        .collect(Collectors.joining(", "));
  }
}
