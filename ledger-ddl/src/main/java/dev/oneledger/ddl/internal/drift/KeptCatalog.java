package dev.oneledger.ddl.internal.drift;

import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.Catalog.Dependency;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import dev.oneledger.spi.CatalogReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A catalog in the form in which the ledger keeps it. What a column's place is among the others is
 * no part of its definition, since nothing puts a dropped one back to its place; it is a hint, as
 * are identities and dependencies. Internal: may change in any release.
 */
public final class KeptCatalog {
  private static final String PRODUCT = "PostgreSQL";
  private static final String FORMAT = "oneledger-ddl-1";
  private static final String ID = "id ";
  private static final String PLACE = "place ";
  private static final String NEEDS = "needs ";
  private static final Pattern POSITION = Pattern.compile("\"pos\": (\\d+), ");

  /** Content, and not schema. */
  private static final String LARGE_OBJECTS = "largeobjects";

  private KeptCatalog() {}

  /** The form that is kept. */
  public static CatalogReading of(Catalog catalog) {
    SortedMap<String, String> objects = new TreeMap<>();
    SortedMap<String, String> hints = new TreeMap<>();
    for (CatalogObject object : catalog.objects()) {
      if (!object.kind().equals(LARGE_OBJECTS)) {
        String name = name(object);
        hints.put(ID + name, object.id());
        Matcher place = POSITION.matcher(object.definition());
        if (object.kind().equals("column") && place.find()) {
          hints.put(PLACE + name, place.group(1));
          objects.put(name, place.replaceFirst(""));
        } else {
          objects.put(name, object.definition());
        }
      }
    }
    Map<String, List<String>> needs = new TreeMap<>();
    for (Dependency dependency : catalog.dependencies()) {
      needs.computeIfAbsent(dependency.dependent(), id -> new ArrayList<>()).add(dependency.on());
    }
    needs.forEach(
        (id, on) -> hints.put(NEEDS + id, String.join("\n", on.stream().sorted().toList())));
    return new CatalogReading(PRODUCT, catalog.major(), FORMAT, objects, hints);
  }

  /** Kind and name, as a reading calls an object. */
  static String name(CatalogObject object) {
    return object.kind() + " " + object.ident();
  }

  /** The catalog that was kept; what it has no identity of is known by its name. */
  static Catalog parse(CatalogReading reading) {
    Map<String, CatalogObject> byId = new LinkedHashMap<>();
    reading
        .objects()
        .forEach(
            (name, definition) -> {
              CatalogObject object = object(name, definition, reading.hints());
              byId.put(object.id(), object);
            });
    Set<Dependency> dependencies = new LinkedHashSet<>();
    for (String id : byId.keySet()) {
      String needs = reading.hints().get(NEEDS + id);
      if (needs != null) {
        needs
            .lines()
            .filter(byId::containsKey)
            .forEach(on -> dependencies.add(new Dependency(id, on)));
      }
    }
    return new Catalog(reading.major(), byId.values(), dependencies);
  }

  private static CatalogObject object(String name, String definition, Map<String, String> hints) {
    int blank = name.indexOf(' ');
    String place = hints.get(PLACE + name);
    return CatalogObject.of(
        name.substring(0, blank),
        hints.getOrDefault(ID + name, name),
        name.substring(blank + 1),
        place == null ? definition : "{\"pos\": " + place + ", " + definition.substring(1));
  }
}
