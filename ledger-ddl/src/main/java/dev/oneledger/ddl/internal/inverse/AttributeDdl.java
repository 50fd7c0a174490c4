package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.ddl.internal.inverse.DdlScript.DataLoss;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Attributes of composite types that stay. */
final class AttributeDdl implements KindDdl {

  @Override
  public Set<String> kinds() {
    return Set.of();
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    String type = gone.require("rel");
    losses(gone, out);
    out.runIf(
        Conditions.type(type),
        "ALTER TYPE %s DROP ATTRIBUTE IF EXISTS %s".formatted(type, gone.require("name")));
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    String type = wanted.require("rel");
    if (!last(wanted, out)) {
      out.refuse(
          wanted,
          "an attribute that is added becomes the last, and the order of the attributes is part of"
              + " every value of type "
              + type,
          "create the type anew and move its columns to it, by hand");
      return;
    }
    out.runIf(
        Conditions.not(Conditions.column(type, wanted.require("name"))),
        "ALTER TYPE %s ADD ATTRIBUTE %s".formatted(type, Attributes.definition(wanted)));
  }

  /** True if only new attributes follow. */
  private static boolean last(CatalogObject wanted, DdlWriter out) {
    Set<String> created = new HashSet<>();
    out.diff().created().forEach(object -> created.add(object.id()));
    List<CatalogObject> all = new ArrayList<>(Attributes.of(out.to(), wanted.require("rel")));
    return all.subList(all.indexOf(wanted), all.size()).stream()
        .allMatch(attribute -> created.contains(attribute.id()));
  }

  @Override
  public void change(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    String type = after.require("rel");
    out.follow(change, "rel", "name");
    String before = change.before().require("name");
    String name = after.require("name");
    if (!before.equals(name)) {
      out.rename(
          new Rename(
              2,
              type,
              before,
              name,
              attribute -> Conditions.column(type, attribute),
              (one, other) ->
                  "ALTER TYPE %s RENAME ATTRIBUTE %s TO %s".formatted(type, one, other)));
    }
    boolean otherType = out.rewritten(change, "type");
    if (out.rewritten(change, "collation") || otherType) {
      losses(after, out);
      out.follow(change, "storage", "compression", "stattarget");
      out.run(
          "ALTER TYPE %s ALTER ATTRIBUTE %s TYPE %s"
              .formatted(type, name, Attributes.type(after)));
    }
  }

  /** The rows are in the columns of the type. */
  private static void losses(CatalogObject attribute, DdlWriter out) {
    String type =
        out.from().byName("type", attribute.require("rel")).map(CatalogObject::id).orElse("");
    out.from().dependencies().stream()
        .filter(dependency -> dependency.on().equals(type))
        .flatMap(dependency -> out.from().byId(dependency.dependent()).stream())
        .filter(column -> column.kind().equals("column") && !Attributes.isAttribute(column))
        .forEach(
            column ->
                out.loses(
                    new DataLoss(DataLoss.Kind.TYPE_CHANGED, column.require("rel"), column.require("name"))));
  }
}
