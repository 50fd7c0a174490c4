package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.ddl.internal.inverse.DdlScript.DataLoss;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.List;
import java.util.Optional;

/** The attributes of composite types that stay. */
final class AttributeDdl {

  private AttributeDdl() {}

  static void drop(CatalogObject gone, DdlWriter out) {
    String type = gone.require("rel");
    if (typed(gone, type, out)) {
      return;
    }
    losses(type, out);
    out.runIf(
        Conditions.column(type, gone.require("name")),
        "ALTER TYPE %s DROP ATTRIBUTE %s".formatted(type, gone.require("name")));
  }

  static void create(CatalogObject wanted, DdlWriter out) {
    String type = wanted.require("rel");
    if (typed(wanted, near(type, out), out)) {
      return;
    }
    if (!last(wanted, out)) {
      out.refuse(
          wanted,
          "an attribute that is added becomes the last, and the order of the attributes is part of"
              + " every value of the type",
          "create the type anew and move its columns to it, by hand");
      return;
    }
    out.runIf(
        "NOT " + Conditions.column(type, wanted.require("name")),
        "ALTER TYPE %s ADD ATTRIBUTE %s".formatted(type, Attributes.definition(wanted)));
  }

  /** True if only attributes follow that are made as well. */
  private static boolean last(CatalogObject wanted, DdlWriter out) {
    List<CatalogObject> all = Attributes.of(out.to(), wanted.require("rel"));
    return all.subList(all.indexOf(wanted), all.size()).stream().allMatch(out::comes);
  }

  static void change(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    String type = after.require("rel");
    out.follow(change, "storage", "compression", "stattarget");
    boolean retyped = retyped(change, out);
    if ((retyped || out.differs(change, "name"))
        && typed(after, change.before().require("rel"), out)) {
      out.follow(change, "name", "rel");
      return;
    }
    SchemaMoves.renamePart(
        change,
        name -> Conditions.column(type, name),
        (old, now) -> "ALTER TYPE " + type + " RENAME ATTRIBUTE " + old + " TO " + now,
        out);
    if (!retyped || stored(change, out)) {
      return;
    }
    losses(change.before().require("rel"), out);
    out.runIfText(
        otherType(after),
        "ALTER TYPE %s ALTER ATTRIBUTE %s TYPE %s"
            .formatted(type, after.require("name"), Attributes.type(after)));
  }

  /** SQL that holds where the attribute has another type or another collation than this one. */
  private static String otherType(CatalogObject attribute) {
    String collation = attribute.get("collation");
    String wanted =
        collation == null
            ? "(SELECT typcollation FROM pg_catalog.pg_type WHERE oid = atttypid)"
            : "pg_catalog.to_regcollation(%s)".formatted(Names.literal(collation));
    return """
        EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = %s AND attname = %s
        AND (pg_catalog.format_type(atttypid, atttypmod) <> %s OR attcollation IS DISTINCT FROM %s))"""
        .formatted(
            Conditions.regclass(attribute.require("rel")),
            Names.bareLiteral(attribute.require("name")),
            Names.literal(attribute.require("type")),
            wanted);
  }

  private static boolean retyped(Change change, DdlWriter out) {
    boolean type = out.rewritten(change, "type");
    return out.rewritten(change, "collation") || type;
  }

  /** Refuses what the server does not do while a column has values of the type. */
  private static boolean stored(Change change, DdlWriter out) {
    Optional<CatalogObject> column = CompositeUse.column(change.before().require("rel"), out);
    column.ifPresent(
        user ->
            out.refuse(
                change.after(),
                "an attribute cannot get another type while a column has values of its type, as "
                    + user.ident()
                    + " has",
                "create another type, move the columns to it and drop this one, by hand"));
    return column.isPresent();
  }

  /** Refuses what would change a table that is OF the type. */
  private static boolean typed(CatalogObject attribute, String type, DdlWriter out) {
    Optional<CatalogObject> table = CompositeUse.typedTable(type, out);
    table.ifPresent(
        user ->
            out.refuse(
                attribute,
                "the attributes of its type are the columns of the typed table " + user.ident(),
                "write ALTER TYPE … CASCADE by hand"));
    return table.isPresent();
  }

  /** The name that a type of the far side has on the near side. */
  private static String near(String type, DdlWriter out) {
    return out.to()
        .byName("type", type)
        .flatMap(out::before)
        .map(CatalogObject::ident)
        .orElse(type);
  }

  /** The values are in the columns of the type. */
  private static void losses(String type, DdlWriter out) {
    String id = out.from().byName("type", type).map(CatalogObject::id).orElse("");
    out.from().dependencies().stream()
        .filter(dependency -> dependency.on().equals(id))
        .flatMap(dependency -> out.from().byId(dependency.dependent()).stream())
        .filter(column -> column.kind().equals("column") && !Attributes.isAttribute(column))
        .forEach(
            column ->
                out.loses(
                    new DataLoss(
                        DataLoss.Kind.TYPE_CHANGED,
                        column.require("rel"),
                        column.require("name"))));
  }
}
