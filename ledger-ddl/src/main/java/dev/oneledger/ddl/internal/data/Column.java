package dev.oneledger.ddl.internal.data;

import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table at one moment.
 *
 * @param number its number in the table, which it keeps when it is renamed
 * @param name its name, quoted where needed
 * @param type its type; the server writes a dot in it only for types that are not its own
 * @param generated true if computed from others
 * @param identityAlways true if only OVERRIDING SYSTEM VALUE sets it
 * @param collation its collation, where it is not the type's own
 */
record Column(
    int number,
    String name,
    String type,
    boolean notNull,
    boolean generated,
    boolean identityAlways,
    @Nullable String collation) {

  static Column of(CatalogObject column) {
    String id = column.id();
    return new Column(
        Integer.parseInt(id.substring(id.lastIndexOf('.') + 1)),
        column.require("name"),
        column.require("type"),
        column.is("notnull"),
        !column.require("generated").isEmpty(),
        column.require("identity").equals("a"),
        column.get("collation"));
  }

  /** The type in the snapshot: text for a type that somebody may drop. */
  String keptType() {
    return type.indexOf('.') < 0 ? type : "text";
  }

  /** The value as the snapshot keeps it. */
  String kept(String value) {
    return type.indexOf('.') < 0 ? value : value + "::text";
  }

  /** A kept value as this column takes it. */
  String restored(String value) {
    return value + "::" + type;
  }

  /**
   * A kept value to find this column's by; a row without one has none, though a domain wants one.
   */
  String sought(String value) {
    String found =
        type.indexOf('.') < 0
            ? restored(value)
            : "(CASE WHEN %s IS NOT NULL THEN %s END)".formatted(value, restored(value));
    return found + (collation == null ? "" : " COLLATE " + collation);
  }

  String old() {
    return "o" + number;
  }

  String left() {
    return "n" + number;
  }
}
