package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The DDL that leads from one catalog to another. Internal: may change in any release. */
public final class Inversion {

  private static final String BY_HAND = "write this part of the rollback by hand";

  private final Map<String, KindDdl> kinds = new HashMap<>();
  private final DdlWriter out;

  private Inversion(CatalogDiff diff) {
    this.out = new DdlWriter(diff);
    Stream.concat(TableKinds.all().stream(), OtherKinds.all().stream())
        .forEach(ddl -> ddl.kinds().forEach(kind -> kinds.put(kind, ddl)));
  }

  /** The way from one catalog to the other. */
  public static DdlScript of(Catalog from, Catalog to, Matching matching) {
    return new Inversion(CatalogDiff.between(from, to, matching)).script();
  }

  private DdlScript script() {
    CatalogDiff diff = out.diff();
    diff.dropped().forEach(gone -> write(Phase.DROP, gone, ddl -> ddl.drop(gone, out)));
    diff.created().forEach(wanted -> write(Phase.MAKE, wanted, ddl -> ddl.create(wanted, out)));
    diff.changed().forEach(this::change);
    diff.created().forEach(wanted -> Description.created(wanted, out.at(Phase.DESCRIBE)));
    return out.script();
  }

  private void change(Change change) {
    KindDdl ddl = kinds.get(change.after().kind());
    out.at(Phase.MAKE);
    if (ddl != null) {
      ddl.change(change, out);
    }
    Description.changed(change, out.at(Phase.DESCRIBE));
    for (String property : out.leftOver(change)) {
      out.refuse(change.after(), "nothing changes its " + property, BY_HAND);
    }
  }

  private void write(Phase phase, CatalogObject object, Consumer<KindDdl> part) {
    int before = out.size();
    KindDdl ddl = kinds.get(object.kind());
    out.at(phase);
    if (ddl != null) {
      part.accept(ddl);
    }
    if (out.size() == before) {
      out.refuse(object, "no statement is known for this kind", BY_HAND);
    }
  }
}
