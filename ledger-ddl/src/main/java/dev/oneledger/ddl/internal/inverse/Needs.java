package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.Catalog.Dependency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A catalog's dependencies, both ways. */
final class Needs {

  private final Map<String, Set<String>> on = new HashMap<>();
  private final Map<String, Set<String>> dependents = new HashMap<>();

  private Needs() {}

  static Needs of(Catalog catalog) {
    return of(catalog, UnaryOperator.identity());
  }

  /** Between the units that objects belong to. */
  static Needs of(Catalog catalog, UnaryOperator<String> unit) {
    Needs needs = new Needs();
    for (Dependency dependency : catalog.dependencies()) {
      String dependent = unit.apply(dependency.dependent());
      String on = unit.apply(dependency.on());
      if (!dependent.equals(on)) {
        needs.on.computeIfAbsent(dependent, ignored -> new LinkedHashSet<>()).add(on);
        needs.dependents.computeIfAbsent(on, ignored -> new LinkedHashSet<>()).add(dependent);
      }
    }
    return needs;
  }

  /** What each cannot be without. */
  Map<String, Set<String>> on() {
    return on;
  }

  Set<String> of(String id) {
    return on.getOrDefault(id, Set.of());
  }

  Set<String> dependentsOf(String id) {
    return dependents.getOrDefault(id, Set.of());
  }
}
