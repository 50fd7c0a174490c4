package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.ddl.internal.inverse.DdlScript.DataLoss;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.List;

/** The attributes of composite types that stay. */
final class AttributeDdl {

  private AttributeDdl() {}

  static void drop(CatalogObject gone, DdlWriter out) {
    String type = gone.require("rel");
    losses(type, out);
    out.runIf(
        Conditions.column(type, gone.require("name")),
        "ALTER TYPE %s DROP ATTRIBUTE %s".formatted(type, gone.require("name")));
  }

  static void create(CatalogObject wanted, DdlWriter out) {
    String type = wanted.require("rel");
    if (!last(wanted, out)) {
      out.refuse(
          wanted,
          "an attribute that is added becomes the last, and the order of the attributes is part of"
              + " every value of the type",
          "create the type anew and move its columns to it, by hand");
      return;
    }
    out.runIf(
        "NOT " + Conditions.column(type, wanted.require("name")),
        "ALTER TYPE %s ADD ATTRIBUTE %s".formatted(type, Attributes.definition(wanted)));
  }

  /** True if only attributes follow that are made as well. */
  private static boolean last(CatalogObject wanted, DdlWriter out) {
    List<CatalogObject> all = Attributes.of(out.to(), wanted.require("rel"));
    return all.subList(all.indexOf(wanted), all.size()).stream().allMatch(out::comes);
  }

  static void change(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    String type = after.require("rel");
    out.follow(change, "storage", "compression", "stattarget");
    SchemaMoves.renamePart(
        change,
        name -> Conditions.column(type, name),
        (old, now) -> "ALTER TYPE " + type + " RENAME ATTRIBUTE " + old + " TO " + now,
        out);
    boolean retyped = out.rewritten(change, "type");
    if (out.rewritten(change, "collation") || retyped) {
      losses(change.before().require("rel"), out);
      out.run(
          "ALTER TYPE %s ALTER ATTRIBUTE %s TYPE %s"
              .formatted(type, after.require("name"), Attributes.type(after)));
    }
  }

  /** The values are in the columns of the type. */
  private static void losses(String type, DdlWriter out) {
    String id = out.from().byName("type", type).map(CatalogObject::id).orElse("");
    out.from().dependencies().stream()
        .filter(dependency -> dependency.on().equals(id))
        .flatMap(dependency -> out.from().byId(dependency.dependent()).stream())
        .filter(column -> column.kind().equals("column") && !Attributes.isAttribute(column))
        .forEach(
            column ->
                out.loses(
                    new DataLoss(
                        DataLoss.Kind.TYPE_CHANGED,
                        column.require("rel"),
                        column.require("name"))));
  }
}
