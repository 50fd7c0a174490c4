package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.ddl.internal.inverse.DdlScript.DataLoss;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Optional;
import java.util.Set;

/** Columns of tables and views, and attributes of composite types. */
final class ColumnDdl implements KindDdl, Rebuilding {

  @Override
  public Set<String> kinds() {
    return Set.of("column");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    if (isAttribute(gone)) {
      AttributeDdl.drop(gone, out);
      return;
    }
    if (gone.get("genexpr") == null) {
      out.loses(
          new DataLoss(DataLoss.Kind.COLUMN_DROPPED, gone.require("rel"), gone.require("name")));
    }
    out.run(
        "ALTER TABLE IF EXISTS "
            + gone.require("rel")
            + " DROP COLUMN IF EXISTS "
            + gone.require("name"));
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    if (isAttribute(wanted)) {
      AttributeDdl.create(wanted, out);
      return;
    }
    ColumnText text = new ColumnText(wanted);
    boolean later =
        wanted.is("notnull")
            && wanted.get("default") == null
            && !text.isGenerated()
            && !text.isIdentity();
    out.run(
        "ALTER TABLE "
            + wanted.require("rel")
            + " ADD COLUMN IF NOT EXISTS "
            + (later ? text.nullable() : text.full()));
    afterCreate(wanted, out);
    if (later) {
      out.at(Phase.FINISH).run(alter(wanted) + " SET NOT NULL");
    }
  }

  /** What neither CREATE TABLE nor ADD COLUMN says. */
  static void afterCreate(CatalogObject column, DdlWriter out) {
    ColumnSettings.afterCreate(column, out);
    if (!column.is("islocal")) {
      ColumnSettings.ownOfInherited(column, out);
    }
  }

  @Override
  public void change(Change change, DdlWriter out) {
    CatalogObject column = change.after();
    out.follow(change, "pos", "relkind", "inhcount", "islocal");
    if (isAttribute(column)) {
      AttributeDdl.change(change, out);
      return;
    }
    boolean inherited = !column.is("islocal");
    if (inherited && change.before().is("islocal") && !ofPartition(column, out)) {
      out.refuse(
          column,
          "it would be the table's own as well, beside the one it inherits",
          "leave the table a child of its parent, or make it anew by hand");
    }
    if (inherited) {
      out.follow(change, "name", "rel");
    } else {
      rename(change, out);
    }
    if ("vm".contains(column.require("relkind"))) {
      ofView(change, out);
      return;
    }
    if (inherited) {
      out.follow(change, "type", "collation");
    }
    ColumnValues.change(change, out);
    ColumnSettings.change(change, out);
  }

  private static boolean ofPartition(CatalogObject column, DdlWriter out) {
    return out.to()
        .byName("relation", column.require("rel"))
        .filter(relation -> relation.get("partbound") != null)
        .isPresent();
  }

  private static void rename(Change change, DdlWriter out) {
    CatalogObject column = change.after();
    String rel = column.require("rel");
    String word =
        switch (column.require("relkind")) {
          case "v" -> "VIEW ";
          case "m" -> "MATERIALIZED VIEW ";
          default -> "TABLE ";
        };
    SchemaMoves.renamePart(
        change,
        name -> Conditions.column(rel, name),
        (old, now) -> "ALTER " + word + rel + " RENAME COLUMN " + old + " TO " + now,
        out);
  }

  /** A view's columns are its definition's, but for their defaults and settings. */
  private static void ofView(Change change, DdlWriter out) {
    out.follow(change, "type", "typestorage", "collation", "storage", "compression", "notnull");
    if (out.rewritten(change, "default")) {
      ColumnValues.setDefault(change.after(), out.at(Phase.FINISH));
    }
    if (!change.after().require("relkind").equals("v")) {
      ColumnSettings.change(change, out.at(Phase.FINISH));
    }
  }

  @Override
  public Optional<Rebuild> rebuild(Change change, DdlWriter out) {
    return isAttribute(change.after()) || "vm".contains(change.after().require("relkind"))
        ? Optional.empty()
        : ColumnValues.rebuild(change, out);
  }

  /** Lets go of what a default needs. */
  void dropDefault(CatalogObject column, DdlWriter out) {
    out.runIf(
        Conditions.column(column.require("rel"), column.require("name")),
        alter(column) + " DROP DEFAULT");
  }

  /** The default of the far side. */
  void setDefault(CatalogObject column, DdlWriter out) {
    ColumnValues.setDefault(column, out);
  }

  static String alter(CatalogObject column) {
    return "ALTER TABLE IF EXISTS "
        + column.require("rel")
        + " ALTER COLUMN "
        + column.require("name");
  }

  private static boolean isAttribute(CatalogObject column) {
    return column.require("relkind").equals("c");
  }
}
