package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Set;

/** Extensions; what they bring comes and goes with them. */
final class ExtensionDdl implements KindDdl {

  @Override
  public Set<String> kinds() {
    return Set.of("extension");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    out.run("DROP EXTENSION IF EXISTS " + gone.ident());
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    out.run(
        "CREATE EXTENSION IF NOT EXISTS %s WITH SCHEMA %s VERSION %s"
            .formatted(
                wanted.ident(),
                wanted.require("schema"),
                Names.literal(wanted.require("version"))));
  }

  @Override
  public void change(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    if (out.differs(change, "version")) {
      out.follow(change, "members");
      out.refuse(
          after,
          "it is version %s and was %s, and an extension need not have a way from one to the other"
              .formatted(after.require("version"), change.before().require("version")),
          "if it has one, write ALTER EXTENSION … UPDATE TO by hand");
    }
    if (out.differs(change, "schema")
        && !out.schemaNow(change.before().require("schema")).equals(after.require("schema"))) {
      out.run("ALTER EXTENSION %s SET SCHEMA %s".formatted(after.ident(), after.require("schema")));
    }
    // An extension has no ALTER … OWNER TO.
    if (out.differs(change, "owner")) {
      out.refuse(after, "the owner of an extension cannot be changed", DdlWriter.BY_HAND);
    }
  }
}
