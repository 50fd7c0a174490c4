package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;

/**
 * An enum that loses a label: no ALTER takes one away. The enum is put aside, made anew, and every
 * column is moved to it by the text of its labels, which fails where a row still has the label.
 * What else uses the enum was dropped before, and is made anew after, see {@link Rebuilds}.
 */
final class EnumReplacement {

  private EnumReplacement() {}

  static void of(Change change, DdlWriter out) {
    CatalogObject before = change.before();
    CatalogObject after = change.after();
    List<CatalogObject> columns = columns(before, after, out);
    if (columns.stream().anyMatch(column -> inForeignKey(column, out))) {
      out.refuse(
          after,
          "it loses a label, and a column of it is part of a foreign key",
          "leave the label, which nothing needs to use; or replace the enum by hand");
      return;
    }
    String aside = aside(after);
    List<String> steps = new ArrayList<>();
    steps.add("ALTER TYPE %s RENAME TO %s".formatted(after.ident(), aside));
    steps.add("CREATE TYPE " + after.ident() + " AS ENUM " + EnumLabels.list(after));
    columns.forEach(column -> steps.add(convert(column, out)));
    steps.add("DROP TYPE %s.%s".formatted(after.require("schema"), aside));
    out.runIf(EnumLabels.are(after.ident(), before), String.join(";\n", steps));
    Description.created(after, out.at(Phase.DESCRIBE));
    out.at(Phase.MAKE);
  }

  /** The columns that stay, in tables of their own or as the first of a family. */
  private static List<CatalogObject> columns(
      CatalogObject before, CatalogObject after, DdlWriter out) {
    return out.to().objects().stream()
        .filter(
            object -> object.kind().equals("column") && "rpf".contains(object.require("relkind")))
        .filter(column -> !out.comes(column) && is(column, after))
        .filter(column -> column.is("islocal") || "0".equals(column.get("inhcount")))
        .filter(column -> column.get("genexpr") == null)
        .filter(column -> out.before(column).filter(old -> is(old, before)).isPresent())
        .toList();
  }

  private static boolean is(CatalogObject column, CatalogObject type) {
    String text = column.require("type");
    return text.equals(type.ident()) || text.equals(type.ident() + "[]");
  }

  private static boolean inForeignKey(CatalogObject column, DdlWriter out) {
    return out.to().dependencies().stream()
        .filter(dependency -> dependency.on().equals(column.id()))
        .flatMap(dependency -> out.to().byId(dependency.dependent()).stream())
        .anyMatch(dependent -> "f".equals(dependent.get("contype")));
  }

  private static String convert(CatalogObject column, DdlWriter out) {
    String name = column.require("name");
    String type = column.require("type");
    String text = "pg_catalog.text" + (type.endsWith("[]") ? "[]" : "");
    String value = out.value(column, "%s::%s::%s".formatted(name, text, type));
    boolean frees =
        !column.is("notnull") && out.before(column).filter(old -> old.is("notnull")).isPresent();
    return "ALTER TABLE %s %sALTER COLUMN %s TYPE %s USING %s"
        .formatted(
            column.require("rel"),
            frees ? "ALTER COLUMN " + name + " DROP NOT NULL, " : "",
            name,
            type,
            value);
  }

  /** A name that nothing else has: the type's own with a mark, not longer than names can be. */
  private static String aside(CatalogObject type) {
    String bare = Names.bare(type.require("name"));
    return Names.quoted(bare.substring(0, Math.min(bare.length(), 40)) + " put aside");
  }
}
