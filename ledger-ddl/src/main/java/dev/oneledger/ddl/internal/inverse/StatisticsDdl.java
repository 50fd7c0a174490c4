package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Extended statistics. */
final class StatisticsDdl implements KindDdl, Rebuilding {

  @Override
  public Set<String> kinds() {
    return Set.of("statistics");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    out.run("DROP STATISTICS IF EXISTS " + gone.ident());
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    out.run(
        wanted
            .require("def")
            .replaceFirst("^CREATE STATISTICS", "CREATE STATISTICS IF NOT EXISTS"));
    if (!target(wanted.get("target")).equals("-1")) {
      target(wanted, out);
    }
  }

  private static String target(@Nullable String target) {
    return target == null ? "-1" : target;
  }

  private static void target(CatalogObject statistics, DdlWriter out) {
    out.run(
        "ALTER STATISTICS "
            + statistics.ident()
            + " SET STATISTICS "
            + target(statistics.get("target")));
  }

  @Override
  public void change(Change change, DdlWriter out) {
    SchemaMoves.rename(change, "STATISTICS", true, Conditions::statistics, out);
    out.follow(change, "def");
    if (out.differs(change, "target")) {
      target(change.after(), out);
    }
  }

  @Override
  public Optional<Rebuild> rebuild(Change change, DdlWriter out) {
    String wanted = change.after().require("def");
    var parts = Names.parts(change.before().ident());
    return out.same(change.before().require("def"), wanted)
        ? Optional.empty()
        : Optional.of(
            new Rebuild(
                "EXISTS (SELECT FROM pg_catalog.pg_statistic_ext WHERE stxnamespace = pg_catalog.to_regnamespace(%s) AND stxname = %s AND pg_catalog.pg_get_statisticsobjdef(oid) <> %s)"
                    .formatted(
                        Names.literal(parts.get(0)),
                        Names.bareLiteral(parts.get(1)),
                        Names.literal(wanted)),
                true));
  }
}
