package dev.oneledger.ddl.internal.agent;

import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gives a desired catalog the properties it is silent about: owners, privileges and the places of
 * columns are those of the present one, and kinds that it does not mention stay as they are.
 */
final class SilentProperties {
  private static final List<String> SILENT = List.of("owner", "acl", "pos");

  /** Kinds that a schema's DDL always speaks of; the others only where it has one of them. */
  private static final Set<String> ALWAYS =
      Set.of(
          "relation",
          "column",
          "constraint",
          "index",
          "sequence",
          "trigger",
          "rule",
          "policy",
          "function",
          "type",
          "statistics",
          "schema");

  private final Catalog present;
  private final Catalog empty;
  private final Catalog desired;

  SilentProperties(Catalog present, DesiredCatalog.Reading reading) {
    this.present = present;
    this.empty = reading.empty();
    this.desired = reading.made();
  }

  Catalog complete() {
    Set<String> mentioned = new HashSet<>(ALWAYS);
    for (CatalogObject object : desired.objects()) {
      if (empty.byName(object.kind(), object.ident()).isEmpty()) {
        mentioned.add(object.kind());
      }
    }
    List<CatalogObject> objects = new ArrayList<>();
    for (CatalogObject object : desired.objects()) {
      objects.add(complete(object));
    }
    for (CatalogObject object : present.objects()) {
      boolean missing = desired.byName(object.kind(), object.ident()).isEmpty();
      boolean kept = !mentioned.contains(object.kind()) || isUnusedSchema(object);
      if (missing && kept) {
        objects.add(underOwnIdentity(object));
      }
    }
    return new Catalog(desired.major(), objects, desired.dependencies());
  }

  /** A schema that is there and has no object in it is nobody's business. */
  private boolean isUnusedSchema(CatalogObject schema) {
    return schema.kind().equals("schema")
        && present.objects().stream()
            .noneMatch(object -> schema.ident().equals(object.get("schema")));
  }

  /** Identities are those of one database; this object comes from the other. */
  private static CatalogObject underOwnIdentity(CatalogObject object) {
    return new CatalogObject(
        object.kind(),
        "present " + object.id(),
        object.ident(),
        object.definition(),
        object.properties());
  }

  private CatalogObject complete(CatalogObject object) {
    Optional<CatalogObject> known = present.byName(object.kind(), object.ident());
    if (known.isEmpty()) {
      return object;
    }
    SortedMap<String, String> properties = new TreeMap<>(object.properties());
    for (String silent : SILENT) {
      String there = known.get().get(silent);
      if (there == null) {
        properties.remove(silent);
      } else {
        properties.put(silent, there);
      }
    }
    boolean same = properties.equals(known.get().properties());
    return new CatalogObject(
        object.kind(),
        object.id(),
        object.ident(),
        same ? known.get().definition() : object.definition(),
        properties);
  }
}
