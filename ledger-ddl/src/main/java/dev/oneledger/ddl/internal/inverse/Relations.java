package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tables, views and their columns in a catalog. */
final class Relations {

  private Relations() {}

  static boolean isView(CatalogObject relation) {
    return "vm".contains(relation.require("relkind"));
  }

  static boolean isTable(CatalogObject relation) {
    return "rpf".contains(relation.require("relkind"));
  }

  /** The word for it in ALTER and DROP. */
  static String word(CatalogObject relation) {
    return switch (relation.require("relkind")) {
      case "v" -> "VIEW";
      case "m" -> "MATERIALIZED VIEW";
      case "f" -> "FOREIGN TABLE";
      default -> "TABLE";
    };
  }

  /** The identity of the relation that a column is in, without the catalog's name. */
  static String owner(CatalogObject column) {
    return column.id().substring(0, column.id().lastIndexOf('.'));
  }

  /** The columns of a relation, in order. */
  static List<CatalogObject> columns(Catalog catalog, CatalogObject relation) {
    return catalog.columns(relation.id()).stream()
        .sorted(Comparator.comparingInt(Relations::number))
        .toList();
  }

  static int number(CatalogObject column) {
    return Integer.parseInt(column.id().substring(column.id().lastIndexOf('.') + 1));
  }

  /** Names and types of the columns, as {@link #columnTextNow} reads them. */
  static String columnText(Catalog catalog, CatalogObject relation) {
    return columns(catalog, relation).stream()
        .map(column -> column.require("name") + " " + column.require("type"))
        .collect(Collectors.joining(", "));
  }

  /** SQL for names and types of the columns; null where there is no such relation. */
  static String columnTextNow(String ident) {
    return "(SELECT pg_catalog.string_agg(pg_catalog.quote_ident(attname) || ' ' ||"
        + " pg_catalog.format_type(atttypid, atttypmod), ', ' ORDER BY attnum)"
        + " FROM pg_catalog.pg_attribute WHERE attrelid = %s AND attnum > 0 AND NOT attisdropped)"
            .formatted(Conditions.regclass(ident));
  }

  /** True if the rows of a partitioned table are spread by this column. */
  static boolean inPartitionKey(Catalog catalog, CatalogObject column) {
    return catalog
        .byId(owner(column))
        .map(relation -> relation.get("partkey"))
        .filter(
            key ->
                Pattern.compile(
                        "(?<![\\w\"])" + Pattern.quote(column.require("name")) + "(?![\\w\"])")
                    .matcher(key)
                    .find())
        .isPresent();
  }
}
