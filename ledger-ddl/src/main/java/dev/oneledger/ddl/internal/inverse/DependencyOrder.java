package dev.oneledger.ddl.internal.inverse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts what is needed before what needs it, also where something that is not put in order stands
 * between. Circles are cut where they are met.
 */
final class DependencyOrder {

  private final Map<String, Set<String>> needs;
  private final Set<String> wanted;
  private final Set<String> seen = new LinkedHashSet<>();
  private final List<String> ordered = new ArrayList<>();

  private DependencyOrder(Collection<String> wanted, Map<String, Set<String>> needs) {
    this.wanted = new LinkedHashSet<>(wanted);
    this.needs = needs;
  }

  /** The same identities, each after those it needs; otherwise in the order given. */
  static List<String> of(Collection<String> ids, Map<String, Set<String>> needs) {
    DependencyOrder order = new DependencyOrder(ids, needs);
    ids.forEach(order::visit);
    return order.ordered;
  }

  private void visit(String id) {
    if (seen.add(id)) {
      needs.getOrDefault(id, Set.of()).stream().sorted().forEach(this::visit);
      if (wanted.contains(id)) {
        ordered.add(id);
      }
    }
  }
}
