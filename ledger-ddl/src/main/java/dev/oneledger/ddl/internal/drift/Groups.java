package dev.oneledger.ddl.internal.drift;

import dev.oneledger.ddl.internal.inverse.Matching;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.Catalog.Dependency;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Puts together what differs: an object under its old and its new name, and whatever cannot be made
 * or taken back without the other.
 */
final class Groups {
  private final Catalog recorded;
  private final Catalog now;
  private final Matching matching;
  private final Map<String, String> leaders = new HashMap<>();

  Groups(Catalog recorded, Catalog now, Matching matching) {
    this.recorded = recorded;
    this.now = now;
    this.matching = matching;
  }

  /** The objects of these names, in groups, in order. */
  Collection<Group> of(Set<String> names) {
    names.forEach(name -> leaders.put(name, name));
    Map<CatalogObject, CatalogObject> counterparts = new HashMap<>();
    for (CatalogObject after : named(now, names)) {
      counterpart(after)
          .ifPresent(
              before -> {
                counterparts.put(after, before);
                join(KeptCatalog.name(after), KeptCatalog.name(before));
              });
    }
    join(recorded, now);
    join(now, recorded);
    Map<String, Group> groups = new LinkedHashMap<>();
    named(recorded, names).forEach(object -> group(object, groups).before().add(object));
    for (CatalogObject object : named(now, names)) {
      Group group = group(object, groups);
      group.after().add(object);
      CatalogObject before = counterparts.get(object);
      if (before != null) {
        group.renamed().put(object, before);
      }
    }
    return groups.values();
  }

  private static List<CatalogObject> named(Catalog catalog, Set<String> names) {
    return catalog.objects().stream()
        .filter(object -> names.contains(KeptCatalog.name(object)))
        .toList();
  }

  private Optional<CatalogObject> counterpart(CatalogObject after) {
    return matching == Matching.BY_NAME
        ? recorded.byName(after.kind(), after.ident())
        : recorded.byId(after.id()).filter(before -> before.kind().equals(after.kind()));
  }

  /** What needs something that is in the one catalog only goes with that. */
  private void join(Catalog one, Catalog other) {
    for (Dependency dependency : one.dependencies()) {
      Optional<String> dependent = one.byId(dependency.dependent()).map(KeptCatalog::name);
      Optional<CatalogObject> on = one.byId(dependency.on());
      if (dependent.isPresent()
          && on.isPresent()
          && leaders.containsKey(dependent.get())
          && leaders.containsKey(KeptCatalog.name(on.get()))
          && other.byName(on.get().kind(), on.get().ident()).isEmpty()) {
        join(dependent.get(), KeptCatalog.name(on.get()));
      }
    }
  }

  private void join(String one, String other) {
    if (leaders.containsKey(one) && leaders.containsKey(other)) {
      leaders.put(leader(one), leader(other));
    }
  }

  private String leader(String name) {
    String leader = name;
    while (!leader.equals(leaders.get(leader))) {
      leader = Objects.requireNonNull(leaders.get(leader));
    }
    return leader;
  }

  private Group group(CatalogObject object, Map<String, Group> groups) {
    return groups.computeIfAbsent(
        leader(KeptCatalog.name(object)),
        name -> new Group(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>()));
  }
}
