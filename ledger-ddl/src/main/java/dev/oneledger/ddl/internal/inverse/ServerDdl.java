package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Foreign servers. */
final class ServerDdl implements KindDdl {

  @Override
  public Set<String> kinds() {
    return Set.of("server");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    out.run("DROP SERVER IF EXISTS " + gone.ident());
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    if (ForeignOptions.refused(wanted, "CREATE SERVER", out)) {
      return;
    }
    out.run(
        "CREATE SERVER IF NOT EXISTS %s%s%s FOREIGN DATA WRAPPER %s%s"
            .formatted(
                wanted.ident(),
                word(" TYPE ", wanted.get("type")),
                word(" VERSION ", wanted.get("version")),
                wanted.require("wrapper"),
                ForeignOptions.clause(wanted)));
  }

  @Override
  public void change(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    String alter = "ALTER SERVER " + after.ident();
    Moves.of(change, "SERVER", ServerDdl::exists, out);
    if (!out.rewritten(change, "wrapper")) {
      out.follow(change, "wrapper");
    }
    if (out.differs(change, "version")) {
      String version = after.get("version");
      out.run(alter + " VERSION " + (version == null ? "NULL" : Names.literal(version)));
    }
    if (out.differs(change, "options")) {
      new ForeignOptions(
              alter,
              "pg_foreign_server s (oid, name, owner, fdw, type, version, acl, options) WHERE name = "
                  + Names.bareLiteral(after.ident()))
          .change(change.before(), after, out);
    }
  }

  private static String word(String word, @Nullable String value) {
    return value == null ? "" : word + Names.literal(value);
  }

  private static String exists(String name) {
    return "EXISTS (SELECT FROM pg_catalog.pg_foreign_server WHERE srvname = %s)"
        .formatted(Names.bareLiteral(name));
  }
}
