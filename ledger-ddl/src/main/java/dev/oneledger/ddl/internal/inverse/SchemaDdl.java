package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Set;

/** Schemas. */
final class SchemaDdl implements KindDdl {

  @Override
  public Set<String> kinds() {
    return Set.of("schema");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    out.run("DROP SCHEMA IF EXISTS " + gone.ident());
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    out.run("CREATE SCHEMA IF NOT EXISTS " + wanted.ident());
  }

  @Override
  public void change(Change change, DdlWriter out) {
    if (change.renamed()) {
      out.rename(
          new Rename(
              0,
              "SCHEMA",
              change.before().ident(),
              change.after().ident(),
              Conditions::schema,
              "ALTER SCHEMA %s RENAME TO %s"::formatted));
    }
  }
}
