package dev.oneledger.ddl.internal.data;

import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.List;

/**
 * Whether a statement may leave something to be done at the end of the transaction, or reach rows
 * with more columns than the table has: then no trigger can be dropped after it, or shows them
 * whole, and the table is compared with a copy instead.
 */
record DeferredEvents(Catalog catalog) {

  boolean of(List<Shape> tree) {
    return tree.stream().anyMatch(this::of);
  }

  private boolean of(Shape table) {
    return catalog.objects().stream().anyMatch(object -> concerns(object, table.ident()));
  }

  private static boolean concerns(CatalogObject object, String ident) {
    return switch (object.kind()) {
      case "constraint" -> {
        String definition = object.require("def");
        yield definition.contains(" DEFERRABLE")
            && (ident.equals(object.get("rel"))
                || definition.contains(" REFERENCES " + ident + "("));
      }
      case "trigger" ->
          ident.equals(object.get("rel"))
              && object.is("constraint")
              && object.require("def").contains(" DEFERRABLE");
      case "relation" ->
          Partitions.inherits(object, ident)
              || (object.ident().equals(ident)
                  && object.get("parents") != null
                  && object.get("partbound") == null);
      default -> false;
    };
  }
}
