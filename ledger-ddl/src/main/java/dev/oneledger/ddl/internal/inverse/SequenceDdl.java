package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.ddl.internal.inverse.DdlScript.DataLoss;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sequences, but for those of identity columns, which come and go with these. */
final class SequenceDdl implements KindDdl {

  @Override
  public Set<String> kinds() {
    return Set.of("sequence");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    out.run("DROP SEQUENCE IF EXISTS " + gone.ident());
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    out.run(
        "CREATE "
            + (wanted.require("persistence").equals("u") ? "UNLOGGED " : "")
            + "SEQUENCE IF NOT EXISTS "
            + wanted.ident()
            + " AS "
            + wanted.require("type")
            + " "
            + wanted.require("opts"));
    out.loses(new DataLoss(DataLoss.Kind.SEQUENCE_RESET, wanted.ident(), ""));
    if (wanted.get("ownedby") != null) {
      out.at(Phase.FINISH).run(ownedBy(wanted));
    }
  }

  private static String ownedBy(CatalogObject sequence) {
    String column = sequence.get("ownedby");
    return "ALTER SEQUENCE IF EXISTS "
        + sequence.ident()
        + " OWNED BY "
        + (column == null ? "NONE" : column);
  }

  @Override
  public void change(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    boolean moves = change.before().get("ownedby") == null;
    SchemaMoves.rename(change, "SEQUENCE", moves, ident -> Conditions.relation(ident, "S"), out);
    boolean type = out.differs(change, "type");
    if (out.differs(change, "opts") || type) {
      out.at(Phase.FINISH)
          .run(
              "ALTER SEQUENCE IF EXISTS "
                  + after.ident()
                  + " AS "
                  + after.require("type")
                  + " "
                  + after.require("opts"));
    }
    if (out.differs(change, "persistence") && after.get("ownedby") == null) {
      out.run(
          "ALTER SEQUENCE IF EXISTS "
              + after.ident()
              + " SET "
              + (after.require("persistence").equals("u") ? "UNLOGGED" : "LOGGED"));
    }
    if (out.differs(change, "ownedby")
        && !follows(change.before().get("ownedby"), after.get("ownedby"), out)) {
      out.at(Phase.FINISH).run(ownedBy(after));
    }
  }

  private static boolean follows(@Nullable String before, @Nullable String after, DdlWriter out) {
    return before != null
        && after != null
        && out.from()
            .byName("column", before)
            .flatMap(out::after)
            .filter(column -> column.ident().equals(after))
            .isPresent();
  }
}
