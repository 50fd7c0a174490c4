package dev.oneledger.ddl.internal.inverse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;

/** What a publication publishes. */
final class Published {

  private static final List<String> OPERATIONS = List.of("insert", "update", "delete", "truncate");

  private Published() {}

  /** The tables and schemas, as CREATE PUBLICATION … FOR has them; empty if there are none. */
  static String of(CatalogObject publication) {
    List<String> tables = new ArrayList<>();
    Texts.json(publication.get("tables")).forEach(table -> tables.add(table(table)));
    List<String> parts = new ArrayList<>();
    if (!tables.isEmpty()) {
      parts.add("TABLE " + String.join(", ", tables));
    }
    List<String> schemas = Texts.list(publication.get("schemas"));
    if (!schemas.isEmpty()) {
      parts.add("TABLES IN SCHEMA " + String.join(", ", schemas));
    }
    return String.join(", ", parts);
  }

  private static String table(JsonNode table) {
    List<String> columns = new ArrayList<>();
    table.path("columns").forEach(column -> columns.add(column.asText()));
    String where = table.path("where").asText("");
    return table.path("table").asText()
        + (columns.isEmpty() ? "" : " (" + String.join(", ", columns) + ")")
        + (where.isEmpty() || where.equals("null") ? "" : " WHERE (" + where + ")");
  }

  /** Each table and schema on its own, as ALTER PUBLICATION … DROP has it. */
  static List<String> pieces(CatalogObject publication) {
    List<String> pieces = new ArrayList<>();
    Texts.json(publication.get("tables"))
        .forEach(table -> pieces.add("TABLE " + table.path("table").asText()));
    Texts.list(publication.get("schemas"))
        .forEach(schema -> pieces.add("TABLES IN SCHEMA " + schema));
    return pieces;
  }

  /** That the publication has this piece. */
  static String isPart(CatalogObject publication, String piece) {
    String name =
        piece.substring(piece.lastIndexOf(piece.startsWith("TABLE ") ? "TABLE " : "SCHEMA "));
    String what = name.substring(name.indexOf(' ') + 1);
    return piece.startsWith("TABLE ")
        ? part(
            "pg_publication_rel r ON r.prpubid",
            "r.prrelid = " + Conditions.regclass(what),
            publication)
        : part(
            "pg_publication_namespace r ON r.pnpubid",
            "r.pnnspid = pg_catalog.to_regnamespace(" + Names.literal(what) + ")",
            publication);
  }

  private static String part(String join, String is, CatalogObject publication) {
    return "EXISTS (SELECT FROM pg_catalog.pg_publication p JOIN pg_catalog.%s = p.oid WHERE p.pubname = %s AND %s)"
        .formatted(join, Names.bareLiteral(publication.ident()), is);
  }

  /** The operations, which the catalog has as a row of t and f. */
  static String operations(CatalogObject publication) {
    String flags = publication.require("ops");
    List<String> operations = new ArrayList<>();
    for (int i = 0; i < OPERATIONS.size(); i++) {
      if (flags.charAt(i) == 't') {
        operations.add(OPERATIONS.get(i));
      }
    }
    return String.join(", ", operations);
  }
}
