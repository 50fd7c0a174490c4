package dev.oneledger.ddl.internal.data;

import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which partitioned table a partition's rows belong to. */
record Partitions(Catalog catalog) {

  /** True if the table has a parent of this name and is no partition of it. */
  static boolean inherits(CatalogObject table, String parent) {
    String parents = table.get("parents");
    return parents != null
        && table.get("partbound") == null
        && ("," + parents + ",").contains("," + parent + ",");
  }

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

  /** All tables that hold rows of a partitioned one. */
  List<Shape> leaves(Shape root) {
    return catalog.objects().stream()
        .filter(object -> object.kind().equals("relation") && object.get("partbound") != null)
        .flatMap(object -> Shape.of(catalog, object.id()).stream())
        .filter(table -> !table.partitioned() && line(table).contains(root))
        .toList();
  }
}
