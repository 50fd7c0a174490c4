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

  private final Catalog present;
  private final Catalog desired;

  SilentProperties(Catalog present, Catalog desired) {
    this.present = present;
    this.desired = desired;
  }

  Catalog complete() {
    Set<String> mentioned = new HashSet<>();
    desired.objects().forEach(object -> mentioned.add(object.kind()));
    List<CatalogObject> objects = new ArrayList<>();
    for (CatalogObject object : desired.objects()) {
      objects.add(complete(object));
    }
    for (CatalogObject object : present.objects()) {
      boolean kept =
          !mentioned.contains(object.kind()) && DesiredCatalog.staysUnlessMentioned(object);
      boolean schemaOfOthers =
          object.kind().equals("schema") && isEmptyOrMentioned(object, desired.objects());
      if (kept || schemaOfOthers) {
        objects.add(underOwnIdentity(object));
      }
    }
    return new Catalog(desired.major(), objects, desired.dependencies());
  }

  /** A schema that is there and has no object in it is nobody's business. */
  private boolean isEmptyOrMentioned(
      CatalogObject schema, java.util.Collection<CatalogObject> desiredObjects) {
    boolean mentioned =
        desiredObjects.stream()
            .anyMatch(
                object -> object.kind().equals("schema") && object.ident().equals(schema.ident()));
    boolean used =
        present.objects().stream()
            .anyMatch(object -> schema.ident().equals(object.get("schema")));
    return !mentioned && !used;
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
