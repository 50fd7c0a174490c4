package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Comparator;
import java.util.List;

/** The attributes of composite types, which the catalog keeps as columns. */
final class Attributes {

  private Attributes() {}

  static boolean isAttribute(CatalogObject object) {
    return object.kind().equals("column") && object.require("relkind").equals("c");
  }

  /** The attributes of the type, in order. */
  static List<CatalogObject> of(Catalog catalog, String type) {
    return catalog.objects().stream()
        .filter(object -> isAttribute(object) && object.require("rel").equals(type))
        .sorted(Comparator.comparingInt(Relations::number))
        .toList();
  }

  /** Name, type and collation, as CREATE TYPE and ADD ATTRIBUTE have them. */
  static String definition(CatalogObject attribute) {
    return attribute.require("name") + " " + type(attribute);
  }

  static String type(CatalogObject attribute) {
    String collation = attribute.get("collation");
    return attribute.require("type") + (collation == null ? "" : " COLLATE " + collation);
  }
}
