package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.ddl.internal.inverse.DdlScript.DataLoss;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Optional;
import java.util.Set;

/** Tables, foreign tables and views, materialized ones too. */
final class RelationDdl implements KindDdl, Rebuilding {

  @Override
  public Set<String> kinds() {
    return Set.of("relation");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    if (Relations.isTable(gone)) {
      out.loses(new DataLoss(DataLoss.Kind.TABLE_DROPPED, gone.ident(), ""));
    }
    out.run("DROP " + Relations.word(gone) + " IF EXISTS " + gone.ident());
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    if (Relations.isView(wanted)) {
      ViewDdl.create(wanted, out);
    } else {
      TableDdl.create(wanted, out);
    }
  }

  @Override
  public void change(Change change, DdlWriter out) {
    SchemaMoves.rename(change, Relations.word(change.after()), true, Conditions::relation, out);
    if (Relations.isView(change.after())) {
      ViewDdl.change(change, out);
    } else {
      TableDdl.change(change, out);
    }
  }

  @Override
  public Optional<Rebuild> rebuild(Change change, DdlWriter out) {
    return Relations.isView(change.after()) ? ViewDdl.rebuild(change, out) : Optional.empty();
  }
}
