package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Map;

/** What a definition of an index or a constraint does not say about the index. */
final class IndexSettings {

  private IndexSettings() {}

  /** For an index that was made by its definition. */
  static void afterCreate(CatalogObject index, DdlWriter out) {
    if (index.get("tablespace") != null) {
      out.run(alter(index) + " SET TABLESPACE " + index.get("tablespace"));
    }
    targets(index, out);
    if (index.is("clustered")) {
      out.run(cluster(index));
    }
    if (index.is("replident")) {
      out.run(replica(index));
    }
  }

  /** For an index that was made with its constraint. */
  static void ofConstraint(CatalogObject index, DdlWriter out) {
    if (index.get("options") != null) {
      StorageOptions.change(
          alter(index), java.util.List.of(), Texts.array(index.get("options")), out);
    }
    afterCreate(index, out);
  }

  static void change(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    if (out.differs(change, "options")) {
      StorageOptions.change(
          alter(after),
          Texts.array(change.before().get("options")),
          Texts.array(after.get("options")),
          out);
    }
    if (out.differs(change, "tablespace")) {
      String space = after.get("tablespace");
      out.run(alter(after) + " SET TABLESPACE " + (space == null ? "pg_default" : space));
    }
    if (out.differs(change, "stattargets")) {
      Texts.map(change.before().get("stattargets"))
          .keySet()
          .forEach(column -> out.run(target(after, column, "-1")));
      targets(after, out);
    }
    if (out.differs(change, "clustered")) {
      if (after.is("clustered")) {
        out.run(cluster(after));
      } else if (noneClustered(after, out)) {
        out.run("ALTER TABLE IF EXISTS " + after.require("rel") + " SET WITHOUT CLUSTER");
      }
    }
    if (out.differs(change, "replident") && after.is("replident")) {
      out.run(replica(after));
    }
  }

  private static void targets(CatalogObject index, DdlWriter out) {
    Map<String, String> targets = Texts.map(index.get("stattargets"));
    targets.forEach((column, target) -> out.run(target(index, column, target)));
  }

  private static String target(CatalogObject index, String column, String target) {
    return alter(index) + " ALTER COLUMN " + column + " SET STATISTICS " + target;
  }

  private static String alter(CatalogObject index) {
    return "ALTER INDEX IF EXISTS " + index.ident();
  }

  private static String cluster(CatalogObject index) {
    // Said of a materialized view, too.
    return "ALTER TABLE IF EXISTS " + index.require("rel") + " CLUSTER ON " + index.require("name");
  }

  private static String replica(CatalogObject index) {
    return "ALTER TABLE IF EXISTS "
        + index.require("rel")
        + " REPLICA IDENTITY USING INDEX "
        + index.require("name");
  }

  private static boolean noneClustered(CatalogObject index, DdlWriter out) {
    return out.to().objects().stream()
        .noneMatch(
            other ->
                other.kind().equals("index")
                    && other.is("clustered")
                    && index.require("rel").equals(other.get("rel")));
  }
}
