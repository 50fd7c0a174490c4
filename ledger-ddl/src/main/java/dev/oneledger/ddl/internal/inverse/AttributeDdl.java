package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;

/** The attributes of a composite type. */
final class AttributeDdl {

  private AttributeDdl() {}

  static void drop(CatalogObject gone, DdlWriter out) {
    out.runIf(
        Conditions.column(gone.require("rel"), gone.require("name")),
        "ALTER TYPE " + gone.require("rel") + " DROP ATTRIBUTE " + gone.require("name"));
  }

  static void create(CatalogObject wanted, DdlWriter out) {
    out.runIf(
        "NOT " + Conditions.column(wanted.require("rel"), wanted.require("name")),
        "ALTER TYPE " + wanted.require("rel") + " ADD ATTRIBUTE " + wanted.require("name") + " " + new ColumnText(wanted, out).type());
  }

  static void change(Change change, DdlWriter out) {
    CatalogObject wanted = change.after();
    String type = wanted.require("rel");
    out.follow(change, "storage", "compression", "stattarget");
    SchemaMoves.renamePart(
        change,
        name -> Conditions.column(type, name),
        (old, now) -> "ALTER TYPE " + type + " RENAME ATTRIBUTE " + old + " TO " + now,
        out);
    boolean retyped = out.rewritten(change, "type");
    if (out.rewritten(change, "collation") || retyped) {
      out.run(
          "ALTER TYPE "
              + type
              + " ALTER ATTRIBUTE "
              + wanted.require("name")
              + " TYPE "
              + new ColumnText(wanted, out).type()
             );
    }
  }
}
