package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Set;

/** Publications. */
final class PublicationDdl implements KindDdl {

  @Override
  public Set<String> kinds() {
    return Set.of("publication");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    out.run("DROP PUBLICATION IF EXISTS " + gone.ident());
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    String what = wanted.is("all") ? "ALL TABLES" : Published.of(wanted);
    out.runIf(
        "NOT " + exists(wanted.ident()),
        "CREATE PUBLICATION %s%s WITH (%s)"
            .formatted(wanted.ident(), what.isEmpty() ? "" : " FOR " + what, options(wanted)));
  }

  @Override
  public void change(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    Moves.of(change, "PUBLICATION", PublicationDdl::exists, out);
    boolean tables = out.rewritten(change, "tables");
    boolean schemas = out.rewritten(change, "schemas");
    if (out.differs(change, "all")) {
      out.refuse(
          after,
          "a publication of all tables cannot become one of some, nor the other way round",
          "drop and create it by hand");
    } else if (tables || schemas) {
      publish(after, out);
    }
    boolean operations = out.differs(change, "ops");
    boolean generated = out.differs(change, "gencols");
    if (out.differs(change, "viaroot") || operations || generated) {
      out.run("ALTER PUBLICATION %s SET (%s)".formatted(after.ident(), options(after)));
    }
  }

  private static void publish(CatalogObject after, DdlWriter out) {
    String what = Published.of(after);
    if (!what.isEmpty()) {
      out.run("ALTER PUBLICATION %s SET %s".formatted(after.ident(), what));
      return;
    }
    // SET needs something to set; what is left is taken out piece by piece.
    for (String piece : Published.pieces(out.before(after).orElse(after))) {
      out.runIf(
          Published.isPart(after, piece),
          "ALTER PUBLICATION %s DROP %s".formatted(after.ident(), piece));
    }
  }

  private static String options(CatalogObject publication) {
    String generated = publication.get("gencols");
    return "publish = %s, publish_via_partition_root = %s%s"
        .formatted(
            Names.literal(Published.operations(publication)),
            publication.is("viaroot"),
            "s".equals(generated) ? ", publish_generated_columns = stored" : "");
  }

  private static String exists(String name) {
    return "EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = %s)"
        .formatted(Names.bareLiteral(name));
  }
}
