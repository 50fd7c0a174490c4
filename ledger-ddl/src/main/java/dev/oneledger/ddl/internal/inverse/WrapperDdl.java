package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Set;

/** Foreign-data wrappers. */
final class WrapperDdl implements KindDdl {

  @Override
  public Set<String> kinds() {
    return Set.of("wrapper");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    out.run("DROP FOREIGN DATA WRAPPER IF EXISTS " + gone.ident());
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    if (ForeignOptions.refused(wanted, "CREATE FOREIGN DATA WRAPPER", out)) {
      return;
    }
    out.runIf(
        "NOT " + exists(wanted.ident()),
        "CREATE FOREIGN DATA WRAPPER %s%s%s%s"
            .formatted(
                wanted.ident(),
                function("HANDLER", wanted.require("handler")),
                function("VALIDATOR", wanted.require("validator")),
                ForeignOptions.clause(wanted)));
  }

  @Override
  public void change(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    String alter = "ALTER FOREIGN DATA WRAPPER " + after.ident();
    Moves.of(change, "FOREIGN DATA WRAPPER", WrapperDdl::exists, out);
    if (out.rewritten(change, "handler")) {
      out.run(alter + function("HANDLER", after.require("handler")));
    }
    if (out.rewritten(change, "validator")) {
      out.run(alter + function("VALIDATOR", after.require("validator")));
    }
    if (out.differs(change, "options")) {
      new ForeignOptions(
              alter,
              "pg_foreign_data_wrapper w (oid, name, owner, handler, validator, acl, options) WHERE name = "
                  + Names.bareLiteral(after.ident()))
          .change(change.before(), after, out);
    }
  }

  /** The catalog has a dash for none. */
  private static String function(String word, String name) {
    return name.equals("-") ? " NO " + word : " " + word + " " + name;
  }

  private static String exists(String name) {
    return "EXISTS (SELECT FROM pg_catalog.pg_foreign_data_wrapper WHERE fdwname = %s)"
        .formatted(Names.bareLiteral(name));
  }
}
