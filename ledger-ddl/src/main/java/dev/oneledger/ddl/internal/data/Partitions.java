package dev.oneledger.ddl.internal.data;

import dev.oneledger.jdbc.internal.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which partitioned table a partition's rows belong to. */
record Partitions(Catalog catalog) {

  /** The table that this one is a partition of. */
  Optional<Shape> parent(Shape table) {
    return catalog
        .byId(table.id())
        .filter(object -> object.get("partbound") != null)
        .flatMap(object -> catalog.byName("relation", object.require("parents")))
        .flatMap(object -> Shape.of(catalog, object.id()));
  }

  /** The table and those above it, the topmost last. */
  List<Shape> line(Shape table) {
    List<Shape> line = new ArrayList<>(List.of(table));
    Optional<Shape> parent = parent(table);
    while (parent.isPresent()) {
      line.add(parent.get());
      parent = parent(parent.get());
    }
    return line;
  }
}
