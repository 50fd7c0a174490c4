package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Map;
import java.util.Set;

/** Casts. */
final class CastDdl implements KindDdl {

  private static final Map<String, String> CONTEXTS =
      Map.of("a", " AS ASSIGNMENT", "i", " AS IMPLICIT");

  @Override
  public Set<String> kinds() {
    return Set.of("cast");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    out.run("DROP CAST IF EXISTS (%s)".formatted(gone.ident()));
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    out.runIf("NOT " + exists(wanted, ""), statement(wanted));
  }

  @Override
  public void change(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    out.follow(change, "source", "target");
    boolean function = out.rewritten(change, "fn");
    boolean context = out.differs(change, "ctx");
    if (out.differs(change, "m") || function || context) {
      out.runIfText(
          exists(
              after,
              " AND (castfunc::regprocedure::text, castcontext::text, castmethod::text) <> (%s, %s, %s)"
                  .formatted(
                      Names.literal(after.require("fn")),
                      Names.literal(after.require("ctx")),
                      Names.literal(after.require("m")))),
          "DROP CAST (%s)".formatted(after.ident()));
      create(after, out);
    }
  }

  private static String exists(CatalogObject cast, String more) {
    return "EXISTS (SELECT FROM pg_catalog.pg_cast WHERE castsource = pg_catalog.to_regtype(%s) AND casttarget = pg_catalog.to_regtype(%s)%s)"
        .formatted(
            Names.literal(cast.require("source")), Names.literal(cast.require("target")), more);
  }

  private static String statement(CatalogObject cast) {
    String how =
        switch (cast.require("m")) {
          case "b" -> " WITHOUT FUNCTION";
          case "i" -> " WITH INOUT";
          default -> " WITH FUNCTION " + cast.require("fn");
        };
    return "CREATE CAST (%s)%s%s"
        .formatted(cast.ident(), how, CONTEXTS.getOrDefault(cast.require("ctx"), ""));
  }
}
