package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collations. */
final class CollationDdl implements KindDdl {

  private static final Map<String, String> PROVIDERS =
      Map.of("c", "libc", "i", "icu", "b", "builtin");

  @Override
  public Set<String> kinds() {
    return Set.of("collation");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    out.run("DROP COLLATION IF EXISTS " + gone.ident());
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    String provider = PROVIDERS.get(wanted.require("prov"));
    if (provider == null) {
      out.refuse(wanted, "its provider is not known", DdlWriter.BY_HAND);
      return;
    }
    List<String> options = new ArrayList<>(List.of("provider = " + provider));
    option(options, "locale", wanted.get("icu"));
    option(options, "lc_collate", wanted.get("coll"));
    option(options, "lc_ctype", wanted.get("ctype"));
    option(options, "rules", wanted.get("rules"));
    if (!wanted.is("det")) {
      options.add("deterministic = false");
    }
    out.run(
        "CREATE COLLATION IF NOT EXISTS %s (%s)"
            .formatted(wanted.ident(), String.join(", ", options)));
  }

  private static void option(List<String> options, String name, @Nullable String value) {
    if (value != null) {
      options.add(name + " = " + Names.literal(value));
    }
  }

  @Override
  public void change(Change change, DdlWriter out) {
    Moves.of(change, "COLLATION", CollationDdl::exists, out);
  }

  private static String exists(String name) {
    List<String> parts = Names.parts(name);
    return "EXISTS (SELECT FROM pg_catalog.pg_collation WHERE collnamespace = pg_catalog.to_regnamespace(%s) AND collname = %s)"
        .formatted(Names.literal(parts.get(0)), Names.bareLiteral(parts.get(1)));
  }
}
