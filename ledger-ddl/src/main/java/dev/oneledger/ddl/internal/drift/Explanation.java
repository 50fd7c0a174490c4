package dev.oneledger.ddl.internal.drift;

import dev.oneledger.ddl.internal.inverse.DdlScript;
import dev.oneledger.ddl.internal.inverse.Inversion;
import dev.oneledger.ddl.internal.inverse.Matching;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.Catalog.Dependency;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import dev.oneledger.spi.CatalogDifference;
import dev.oneledger.spi.CatalogDifference.Way;
import dev.oneledger.spi.CatalogReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What differs between a kept catalog and the present one, object by object, and what leads from
 * one to the other. Where objects that are as they were have kept their identities, others are
 * known by theirs, so that a rename is one; else, as after a restore, all are known by name.
 * Internal: may change in any release.
 */
public final class Explanation {
  private final Catalog recorded;
  private final Catalog now;
  private final Matching matching;

  private Explanation(CatalogReading recorded, CatalogReading now) {
    this.recorded = KeptCatalog.parse(recorded);
    this.now = KeptCatalog.parse(now);
    this.matching = keepsIdentities(recorded, now) ? Matching.BY_IDENTITY : Matching.BY_NAME;
  }

  private boolean keepsIdentities(CatalogReading before, CatalogReading after) {
    return recorded.objects().stream()
        .filter(object -> isAsItWas(KeptCatalog.name(object), before, after))
        .allMatch(
            object ->
                now.byName(object.kind(), object.ident())
                    .filter(found -> found.id().equals(object.id()))
                    .isPresent());
  }

  private static boolean isAsItWas(String name, CatalogReading before, CatalogReading after) {
    String definition = before.objects().get(name);
    return definition != null && definition.equals(after.objects().get(name));
  }

  /** The differences. */
  public static List<CatalogDifference> of(CatalogReading recorded, CatalogReading now) {
    Explanation explanation = new Explanation(recorded, now);
    Set<String> names = new TreeSet<>(recorded.objects().keySet());
    names.addAll(now.objects().keySet());
    names.removeIf(name -> isAsItWas(name, recorded, now));
    return new Groups(explanation.recorded, explanation.now, explanation.matching)
        .of(names).stream().map(explanation::difference).toList();
  }

  private CatalogDifference difference(Group group) {
    Catalog changed = changed(group);
    return new CatalogDifference(
        group.name(),
        group.what(),
        group.parts(),
        group.expected(),
        group.found(),
        way(changed, recorded),
        way(recorded, changed));
  }

  /** The recorded catalog in which nothing differs but this. */
  private Catalog changed(Group group) {
    Map<String, CatalogObject> objects = new LinkedHashMap<>();
    recorded.objects().forEach(object -> objects.put(object.id(), object));
    group.before().forEach(object -> objects.remove(object.id()));
    group.after().forEach(object -> objects.put(object.id(), object));
    Set<Dependency> dependencies = new LinkedHashSet<>(recorded.dependencies());
    dependencies.addAll(now.dependencies());
    dependencies.removeIf(
        each -> !objects.containsKey(each.dependent()) || !objects.containsKey(each.on()));
    return new Catalog(now.major(), objects.values(), dependencies);
  }

  private Way way(Catalog from, Catalog to) {
    DdlScript script = Inversion.of(from, to, matching);
    String refusal =
        script.refusals().stream()
            .map(each -> "%s: %s; %s".formatted(each.object(), each.why(), each.remedy()))
            .collect(Collectors.joining("; "));
    List<String> statements = new ArrayList<>(script.statements());
    return statements.isEmpty() && refusal.isEmpty()
        ? Way.none("no statement makes this difference")
        : new Way(statements, refusal);
  }
}
