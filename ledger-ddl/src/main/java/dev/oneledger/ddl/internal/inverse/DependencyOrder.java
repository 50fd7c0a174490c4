package dev.oneledger.ddl.internal.inverse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts what is needed before what needs it. Circles are cut where they are met. */
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
    if (wanted.contains(id) && seen.add(id)) {
      needs.getOrDefault(id, Set.of()).stream().sorted().forEach(this::visit);
      ordered.add(id);
    }
  }
}
