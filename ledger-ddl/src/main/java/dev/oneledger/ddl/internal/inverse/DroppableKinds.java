package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Set;

/** Kinds that are dropped again where a migration made them, but not made anew. */
final class DroppableKinds implements KindDdl {

  @Override
  public Set<String> kinds() {
    return Set.of(
        "operator",
        "opfamily",
        "opclass",
        "accessmethod",
        "conversion",
        "language",
        "transform",
        "tsconfig",
        "tsdictionary",
        "tsparser",
        "tstemplate",
        "usermapping");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    if (gone.kind().equals("usermapping")) {
      out.run(
          "DROP USER MAPPING IF EXISTS FOR %s SERVER %s"
              .formatted(gone.require("user"), gone.require("server")));
    } else {
      out.run("DROP %s IF EXISTS %s".formatted(Address.word(gone), gone.ident()));
    }
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    out.refuse(
        wanted,
        wanted.kind().equals("usermapping")
            ? "its options may be secret, and are not kept"
            : "objects of this kind are not made from the catalog",
        "write CREATE " + Address.word(wanted) + " by hand");
  }

  /** Every property that differs is refused. */
  @Override
  public void change(Change change, DdlWriter out) {}
}
