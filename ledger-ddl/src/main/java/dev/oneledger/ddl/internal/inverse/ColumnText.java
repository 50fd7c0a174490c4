package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.internal.catalog.CatalogObject;

/** The definition of a column as CREATE TABLE and ADD COLUMN have it. */
record ColumnText(CatalogObject column) {

  /** With NOT NULL. */
  String full() {
    return nullable() + (column.is("notnull") ? " NOT NULL" : "");
  }

  /** Without NOT NULL. */
  String nullable() {
    StringBuilder sql = new StringBuilder(column.require("name")).append(' ').append(type());
    if (!compression().isEmpty()) {
      sql.append(" COMPRESSION ").append(compression());
    }
    if (isGenerated()) {
      sql.append(" GENERATED ALWAYS AS (").append(column.require("genexpr")).append(") ");
      sql.append(column.require("generated").equals("v") ? "VIRTUAL" : "STORED");
    }
    if (column.get("default") != null) {
      sql.append(" DEFAULT ").append(column.get("default"));
    }
    if (isIdentity()) {
      sql.append(' ').append(identity());
    }
    return sql.toString();
  }

  /** Type and collation. */
  String type() {
    return column.require("type")
        + (column.get("collation") == null ? "" : " COLLATE " + column.get("collation"));
  }

  boolean isGenerated() {
    return column.get("genexpr") != null;
  }

  boolean isIdentity() {
    return !column.require("identity").isEmpty();
  }

  /** GENERATED … AS IDENTITY with the sequence's name and options. */
  String identity() {
    String sequence =
        "SEQUENCE NAME " + column.require("seqname") + " " + column.require("seqopts");
    return "GENERATED " + always() + " AS IDENTITY (" + sequence + ")";
  }

  String always() {
    return column.require("identity").equals("a") ? "ALWAYS" : "BY DEFAULT";
  }

  String compression() {
    return switch (column.require("compression")) {
      case "p" -> "pglz";
      case "l" -> "lz4";
      default -> "";
    };
  }

  String storage() {
    return switch (column.require("storage")) {
      case "p" -> "PLAIN";
      case "e" -> "EXTERNAL";
      case "m" -> "MAIN";
      default -> "EXTENDED";
    };
  }
}
