package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.Catalog.Dependency;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What has values of a composite type in it: the server changes the type of no attribute while a
 * stored column has values of it, be it in an array, under a domain or as part of another type.
 */
final class CompositeUse {

  private CompositeUse() {}

  /** A column that stays and has values of the type. */
  static Optional<CatalogObject> column(String type, DdlWriter out) {
    Set<String> types = types(type, out.from());
    return dependents(types, out.from())
        .filter(object -> object.kind().equals("column"))
        .filter(column -> "rpm".contains(column.require("relkind")))
        .filter(Predicate.not(out::goes))
        .findFirst();
  }

  /** A table that stays and is OF the type. */
  static Optional<CatalogObject> typedTable(String type, DdlWriter out) {
    return out.from().objects().stream()
        .filter(object -> object.kind().equals("relation") && type.equals(object.get("oftype")))
        .filter(Predicate.not(out::goes))
        .findFirst();
  }

  /** Attributes that stay change before anything is made that has values of their types. */
  static void order(Iterable<Change> changes, Catalog to, UnaryOperator<String> unit, Needs needs) {
    for (Change change : changes) {
      CatalogObject attribute = change.after();
      if (attribute.kind().equals("column") && Attributes.isAttribute(attribute)) {
        dependents(types(attribute.require("rel"), to), to)
            .map(object -> unit.apply(object.id()))
            .forEach(
                user ->
                    needs
                        .on()
                        .computeIfAbsent(user, ignored -> new LinkedHashSet<>())
                        .add(attribute.id()));
      }
    }
  }

  /** Tables, columns and the like that need one of the types, but for attributes. */
  private static Stream<CatalogObject> dependents(Set<String> types, Catalog catalog) {
    return catalog.dependencies().stream()
        .filter(dependency -> types.contains(dependency.on()))
        .flatMap(dependency -> catalog.byId(dependency.dependent()).stream())
        .filter(object -> Set.of("column", "relation").contains(object.kind()))
        .filter(object -> !object.kind().equals("column") || !Attributes.isAttribute(object));
  }

  /** The identities of the type and of all types that are made of it. */
  private static Set<String> types(String type, Catalog catalog) {
    Set<String> types = new HashSet<>();
    catalog.byName("type", type).map(CatalogObject::id).ifPresent(types::add);
    List<Dependency> dependencies = catalog.dependencies().stream().toList();
    int size;
    do {
      size = types.size();
      for (Dependency dependency : dependencies) {
        if (types.contains(dependency.on())) {
          catalog
              .byId(dependency.dependent())
              .flatMap(object -> type(object, catalog))
              .map(CatalogObject::id)
              .ifPresent(types::add);
        }
      }
    } while (types.size() > size);
    return types;
  }

  /** The type that an object is, or that it is an attribute of. */
  private static Optional<CatalogObject> type(CatalogObject object, Catalog catalog) {
    if (object.kind().equals("column") && Attributes.isAttribute(object)) {
      return catalog.byName("type", object.require("rel"));
    }
    return object.kind().equals("type") ? Optional.of(object) : Optional.empty();
  }
}
