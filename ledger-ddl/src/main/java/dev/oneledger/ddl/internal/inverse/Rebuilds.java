package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.ddl.internal.inverse.Rebuilding.Rebuild;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is on both sides and yet has to be dropped and made anew, for itself or for what it needs.
 */
final class Rebuilds {

  /** What the server does not carry along when the type of a column changes. */
  private static final Set<String> HELD_BY_TYPE =
      Set.of("relation", "rule", "trigger", "policy", "column", "function");

  private final DdlWriter out;
  private final Needs needs;
  private final Map<String, Set<String>> reasons = new LinkedHashMap<>();
  private final Map<String, Set<String>> defaults = new LinkedHashMap<>();

  Rebuilds(DdlWriter out, Needs needs) {
    this.out = out;
    this.needs = needs;
  }

  void add(Change change, Rebuild rebuild) {
    if (change.before().kind().equals("type")) {
      replaced(change.before(), rebuild.condition());
    } else if (rebuild.itself()) {
      rebuilt(change.before(), rebuild.condition());
    } else {
      dependents(change.before(), rebuild.condition(), HELD_BY_TYPE);
    }
  }

  /** This cannot stay while something else goes. */
  void strand(CatalogObject object, String condition) {
    rebuilt(object, condition);
  }

  /** The default of this column lets go of what it needs, and is set anew. */
  void release(CatalogObject column, String condition) {
    defaults.computeIfAbsent(column.id(), id -> new LinkedHashSet<>()).add(condition);
  }

  /** Identities on the near side. */
  Set<String> ids() {
    return reasons.keySet();
  }

  /** The columns whose default has to be set anew. */
  Set<String> defaults() {
    return defaults.keySet();
  }

  /** SQL that holds while this is still to be dropped. */
  String condition(String id) {
    Set<String> conditions = reasons.getOrDefault(id, defaults.getOrDefault(id, Set.of()));
    return conditions.size() == 1
        ? conditions.iterator().next()
        : conditions.stream().collect(Collectors.joining(") OR (", "((", "))"));
  }

  private void rebuilt(CatalogObject object, String condition) {
    if (reasons.computeIfAbsent(object.id(), id -> new LinkedHashSet<>()).add(condition)) {
      dependents(object, condition, Set.of());
    }
  }

  private void dependents(CatalogObject object, String condition, Set<String> kinds) {
    for (String id : needs.dependentsOf(object.id())) {
      CatalogObject dependent = out.from().byId(id).orElseThrow();
      if (out.after(dependent).isEmpty()
          || !(kinds.isEmpty() || kinds.contains(dependent.kind()))) {
        continue;
      }
      switch (dependent.kind()) {
        case "relation" -> relation(object, dependent, condition);
        case "column" -> column(object, dependent, condition);
        case "type" -> held(dependent, object);
        default -> rebuilt(dependent, condition);
      }
    }
  }

  /** A type is replaced under its columns, which are converted: see {@link EnumReplacement}. */
  private void replaced(CatalogObject type, String condition) {
    for (String id : needs.dependentsOf(type.id())) {
      CatalogObject dependent = out.from().byId(id).orElseThrow();
      if (out.after(dependent).isEmpty()) {
        continue;
      }
      switch (dependent.kind()) {
        case "relation" -> relation(type, dependent, condition);
        case "column" -> converted(type, dependent, condition);
        case "type" -> held(dependent, type);
        default -> rebuilt(dependent, condition);
      }
    }
  }

  private void converted(CatalogObject type, CatalogObject column, String condition) {
    if (column.get("genexpr") != null) {
      rebuilt(column, condition);
    } else if (column.require("relkind").equals("c")
        || Relations.inPartitionKey(out.from(), column)) {
      held(column, type);
    } else if (!"vm".contains(column.require("relkind"))) {
      dependents(column, condition, HELD_BY_TYPE);
      if (column.get("default") != null) {
        defaults.computeIfAbsent(column.id(), id -> new LinkedHashSet<>()).add(condition);
      }
    }
  }

  private void held(CatalogObject dependent, CatalogObject object) {
    out.refuse(
        dependent,
        "it needs " + object.kind() + " " + object.ident() + ", which has to be made anew",
        DdlWriter.BY_HAND);
  }

  private void relation(CatalogObject object, CatalogObject relation, String condition) {
    if (Relations.isView(relation)) {
      rebuilt(relation, condition);
    } else {
      held(relation, object);
    }
  }

  private void column(CatalogObject object, CatalogObject column, String condition) {
    if (reasons.containsKey(Relations.owner(column)) || "vm".contains(column.require("relkind"))) {
      reasons.computeIfAbsent(column.id(), id -> new LinkedHashSet<>()).add(condition);
      dependents(column, condition, Set.of());
    } else if (column.get("genexpr") != null) {
      rebuilt(column, condition);
    } else if (object.kind().equals("type")) {
      held(column, object);
    } else if (column.get("default") != null) {
      defaults.computeIfAbsent(column.id(), id -> new LinkedHashSet<>()).add(condition);
    }
  }
}
