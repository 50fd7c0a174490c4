package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which object of the far side is which of the near side. By identity; and what was dropped and
 * made anew under the same name counts as the same, altered, except a table whose columns are
 * others, and a sequence that goes with the column of such a table.
 */
final class Pairing {

  private final Catalog from;
  private final Catalog to;
  private final Map<String, CatalogObject> after = new HashMap<>();
  private final Map<String, CatalogObject> before = new HashMap<>();

  Pairing(CatalogDiff diff, Matching matching) {
    this.from = diff.from();
    this.to = diff.to();
    for (CatalogObject one : from.objects()) {
      (matching == Matching.BY_IDENTITY
              ? to.byId(one.id()).filter(other -> other.kind().equals(one.kind()))
              : to.byName(one.kind(), one.ident()))
          .ifPresent(other -> pair(one, other));
    }
    if (matching == Matching.BY_IDENTITY) {
      // Schemas, then what is in them, then the parts of these, then the counters of columns: each
      // finds its own through the last.
      for (int depth = 0; depth < 4; depth++) {
        byName(diff.dropped(), depth);
      }
    }
  }

  private void pair(CatalogObject one, CatalogObject other) {
    after.put(one.id(), other);
    before.put(other.id(), one);
  }

  private void byName(List<CatalogObject> dropped, int depth) {
    for (CatalogObject one : dropped) {
      if (depth(one) == depth && !after.containsKey(one.id())) {
        farName(one)
            .flatMap(name -> far(one, name))
            .filter(other -> !before.containsKey(other.id()) && alike(one, other))
            .ifPresent(other -> pair(one, other));
      }
    }
  }

  private static int depth(CatalogObject object) {
    if (object.kind().equals("schema")) {
      return 0;
    }
    if (object.get("ownedby") != null) {
      return 3;
    }
    return object.get("rel") == null && object.get("domain") == null ? 1 : 2;
  }

  /** The counter of an identity column goes by its column, whatever its name is. */
  private Optional<CatalogObject> far(CatalogObject one, String name) {
    if (!one.kind().equals("sequence") || !one.is("internal")) {
      return to.byName(one.kind(), name);
    }
    return Optional.ofNullable(one.get("ownedby"))
        .flatMap(column -> from.byName("column", column))
        .flatMap(this::after)
        .flatMap(
            column ->
                to.objects().stream()
                    .filter(other -> other.kind().equals("sequence") && other.is("internal"))
                    .filter(other -> column.ident().equals(other.get("ownedby")))
                    .findFirst());
  }

  /** The name under which an object would be on the far side; empty where what it is in is not. */
  private Optional<String> farName(CatalogObject one) {
    String rel = one.get("rel");
    if (rel != null && !one.kind().equals("index")) {
      return from.byName("relation", rel)
          .or(() -> from.byName("type", rel))
          .flatMap(this::after)
          .map(relation -> relation.ident() + "." + one.require("name"));
    }
    if (rel != null && from.byName("relation", rel).flatMap(this::after).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(one.ident());
  }

  private boolean alike(CatalogObject one, CatalogObject other) {
    return switch (one.kind()) {
      case "relation" ->
          one.require("relkind").equals(other.require("relkind"))
              && (Relations.isView(one)
                  || Relations.columnText(from, one).equals(Relations.columnText(to, other)));
      case "index" ->
          from.byName("relation", one.require("rel"))
                  .flatMap(this::after)
                  .filter(relation -> relation.ident().equals(other.get("rel")))
                  .isPresent()
              && (one.get("constraint") == null) == (other.get("constraint") == null);
      case "sequence" -> one.is("internal") == other.is("internal") && !goesWithItsTable(one);
      default -> true;
    };
  }

  private boolean goesWithItsTable(CatalogObject sequence) {
    return Optional.ofNullable(sequence.get("ownedby"))
        .flatMap(column -> from.byName("column", column))
        .flatMap(column -> from.byName("relation", column.require("rel")))
        .filter(table -> after(table).isEmpty())
        .isPresent();
  }

  /** What it is on the far side. */
  Optional<CatalogObject> after(CatalogObject one) {
    return Optional.ofNullable(after.get(one.id()));
  }

  /** What it was on the near side. */
  Optional<CatalogObject> before(CatalogObject other) {
    return Optional.ofNullable(before.get(other.id()));
  }

  /** The difference, seen this way. */
  CatalogDiff diff() {
    List<CatalogObject> created = new ArrayList<>();
    List<CatalogObject> dropped = new ArrayList<>();
    List<Change> changed = new ArrayList<>();
    for (CatalogObject one : from.objects()) {
      CatalogObject other = after.get(one.id());
      if (other == null) {
        dropped.add(one);
      } else if (!one.line().equals(other.line())) {
        changed.add(new Change(one, other));
      }
    }
    for (CatalogObject other : to.objects()) {
      if (!before.containsKey(other.id())) {
        created.add(other);
      }
    }
    return new CatalogDiff(from, to, created, dropped, changed);
  }
}
