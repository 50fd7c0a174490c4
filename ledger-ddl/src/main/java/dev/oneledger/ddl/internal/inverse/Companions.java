package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which objects come and go with others and have no statement of their own.
 *
 * @param catalog the side on which they are
 * @param needs that side's dependencies
 * @param moving the identities of all that is dropped, or made
 * @param dropping true where they are dropped
 */
record Companions(Catalog catalog, Needs needs, Set<String> moving, boolean dropping) {

  /** Comes and goes by itself with something that is not dropped or made here. */
  static final String BY_ITSELF = "";

  /** The object that has the statement for this one: mostly itself. */
  String unit(String id) {
    CatalogObject object = catalog.byId(id).orElse(null);
    String host = object == null || !moving.contains(id) ? null : host(object);
    return host == null ? id : host.isEmpty() ? BY_ITSELF : unit(host);
  }

  /** The unit, or the object itself where it comes and goes without a statement. */
  String place(String id) {
    String unit = unit(id);
    return unit.isEmpty() ? id : unit;
  }

  private @Nullable String host(CatalogObject object) {
    return switch (object.kind()) {
      case "column" -> ofColumn(object);
      case "constraint" -> ofConstraint(object);
      case "index" -> ofIndex(object);
      case "trigger" -> ofTrigger(object);
      case "sequence" -> ofSequence(object);
      case "foreigntable" -> relation(object.ident());
      case "rule", "policy" -> dropping ? relation(object.get("rel")) : null;
      case "statistics" -> dropping ? needed(object, "relation", "column") : null;
      default -> null;
    };
  }

  private @Nullable String ofColumn(CatalogObject column) {
    String owner = relation(column.get("rel"));
    if (owner != null) {
      return owner;
    }
    if (inherited(column) || "vm".contains(column.require("relkind"))) {
      return BY_ITSELF;
    }
    return type(column.get("rel"));
  }

  private @Nullable String ofConstraint(CatalogObject constraint) {
    String owner = relation(constraint.get("rel"));
    if ("n".equals(constraint.get("contype")) && constraint.get("rel") != null && dropping) {
      return owner == null ? BY_ITSELF : owner;
    }
    if (inherited(constraint) && !constraint.is("parent")) {
      return owner == null ? BY_ITSELF : owner;
    }
    if (!dropping) {
      return null;
    }
    if (owner != null) {
      return owner;
    }
    if (constraint.is("parent")) {
      return needed(constraint, "constraint");
    }
    if ("f".equals(constraint.get("contype"))) {
      return null;
    }
    String domain = type(constraint.get("domain"));
    return domain != null ? domain : needed(constraint, "column");
  }

  private @Nullable String ofIndex(CatalogObject index) {
    if (index.get("constraint") != null) {
      String constraint = needed(index, "constraint");
      return constraint == null ? BY_ITSELF : constraint;
    }
    if (!dropping) {
      return null;
    }
    String owner = relation(index.get("rel"));
    return owner != null ? owner : needed(index, "index", "column");
  }

  private @Nullable String ofTrigger(CatalogObject trigger) {
    if (trigger.is("parent")) {
      return BY_ITSELF;
    }
    return dropping ? relation(trigger.get("rel")) : null;
  }

  private @Nullable String ofSequence(CatalogObject sequence) {
    String owner = sequence.get("ownedby");
    if (owner == null || !(dropping || sequence.is("internal"))) {
      return null;
    }
    String column = catalog.byName("column", owner).map(CatalogObject::id).orElse(BY_ITSELF);
    if (moving.contains(column)) {
      return column;
    }
    return sequence.is("internal") ? BY_ITSELF : null;
  }

  private @Nullable String relation(@Nullable String ident) {
    return moving("relation", ident);
  }

  private @Nullable String type(@Nullable String ident) {
    return moving("type", ident);
  }

  private @Nullable String moving(String kind, @Nullable String ident) {
    return Optional.ofNullable(ident)
        .flatMap(name -> catalog.byName(kind, name))
        .map(CatalogObject::id)
        .filter(moving::contains)
        .orElse(null);
  }

  /** A moving object of these kinds without which this one cannot be. */
  private @Nullable String needed(CatalogObject object, String... kinds) {
    Set<String> wanted = Set.of(kinds);
    return needs.of(object.id()).stream()
        .filter(moving::contains)
        .flatMap(id -> catalog.byId(id).stream())
        .filter(on -> wanted.contains(on.kind()))
        .filter(on -> !on.kind().equals("column") || ownColumn(object, on))
        .map(CatalogObject::id)
        .sorted()
        .findFirst()
        .orElse(null);
  }

  /** A foreign key needs columns of the other table too, and does not go with these. */
  private static boolean ownColumn(CatalogObject object, CatalogObject column) {
    String rel = object.get("rel");
    return rel == null || rel.equals(column.get("rel"));
  }

  private static boolean inherited(CatalogObject object) {
    return !object.is("islocal") && !"0".equals(object.get("inhcount"));
  }
}
