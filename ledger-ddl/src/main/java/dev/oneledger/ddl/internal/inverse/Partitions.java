package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Partitions that come and go, and tables that inherit. */
final class Partitions {

  private Partitions() {}

  /** True if the table has all its columns from its parent, as one that was made as a partition. */
  static boolean bornIn(CatalogObject table, List<CatalogObject> columns) {
    return table.get("partbound") != null
        && columns.stream().noneMatch(column -> column.is("islocal"));
  }

  static void attach(CatalogObject table, DdlWriter out) {
    String parent = table.require("parents");
    out.at(Phase.LINK)
        .runIf(
            "NOT " + inherits(table.ident(), parent),
            "ALTER TABLE "
                + parent
                + " ATTACH PARTITION "
                + table.ident()
                + " "
                + table.get("partbound"));
    out.at(Phase.MAKE);
  }

  static void change(Change change, DdlWriter out) {
    CatalogObject before = change.before();
    CatalogObject after = change.after();
    boolean bound = out.rewritten(change, "partbound");
    boolean parents = out.rewritten(change, "parents");
    if (!bound && !parents) {
      return;
    }
    if (before.get("partbound") != null) {
      out.at(Phase.DETACH)
          .onlyIf(notYet(before, after))
          .runIf(
              inherits(before.ident(), before.require("parents")),
              "ALTER TABLE " + before.get("parents") + " DETACH PARTITION " + before.ident());
      out.onlyIf(null).at(Phase.MAKE);
    } else {
      disinherit(before, after, out);
    }
    if (after.get("partbound") != null) {
      attach(after, out);
    } else {
      inherit(before, after, out);
    }
  }

  /** That the bound is not the one of the far side, where the table stays in the same parent. */
  private static String notYet(CatalogObject before, CatalogObject after) {
    return Objects.equals(before.get("parents"), after.get("parents"))
        ? "EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = %s AND pg_catalog.pg_get_expr(relpartbound, oid) <> %s)"
            .formatted(
                Conditions.regclass(before.ident()),
                Names.literal(String.valueOf(after.get("partbound"))))
        : "true";
  }

  private static void disinherit(CatalogObject before, CatalogObject after, DdlWriter out) {
    List<String> gone = new ArrayList<>(Texts.names(before.get("parents")));
    Texts.names(after.get("parents")).forEach(parent -> gone.remove(nearName(parent, out)));
    for (String parent : gone) {
      out.at(Phase.DETACH)
          .runIf(
              inherits(before.ident(), parent),
              "ALTER TABLE " + before.ident() + " NO INHERIT " + parent);
    }
    out.at(Phase.MAKE);
  }

  private static void inherit(CatalogObject before, CatalogObject after, DdlWriter out) {
    List<String> had = Texts.names(before.get("parents"));
    for (String parent : Texts.names(after.get("parents"))) {
      if (!had.contains(nearName(parent, out))) {
        out.at(Phase.LINK)
            .runIf(
                "NOT " + inherits(after.ident(), parent),
                "ALTER TABLE " + after.ident() + " INHERIT " + parent);
      }
    }
    out.at(Phase.MAKE);
  }

  private static String nearName(String parent, DdlWriter out) {
    return out.to()
        .byName("relation", parent)
        .flatMap(out::before)
        .map(CatalogObject::ident)
        .orElse(parent);
  }

  static String inherits(String child, String parent) {
    return "EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = %s AND inhparent = %s)"
        .formatted(Conditions.regclass(child), Conditions.regclass(parent));
  }
}
