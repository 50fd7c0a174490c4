package dev.oneledger.ddl.internal.data;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.StatementCursor;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementVerb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The tables that a data statement names as its targets. Where the probe's database has no rows
 * that it would touch, nothing else tells. A name without schema may be any table's of that name;
 * one too many does no harm.
 */
final class NamedTargets {

  private static final Set<StatementVerb> VERBS =
      Set.of(
          StatementVerb.INSERT,
          StatementVerb.UPDATE,
          StatementVerb.DELETE,
          StatementVerb.MERGE,
          StatementVerb.TRUNCATE,
          StatementVerb.COPY,
          StatementVerb.WITH);

  private NamedTargets() {}

  static List<CatalogObject> of(SqlStatement statement, Catalog catalog) {
    List<CatalogObject> found = new ArrayList<>();
    if (!VERBS.contains(statement.classification().verb())) {
      return found;
    }
    StatementCursor cursor = StatementCursor.of(statement.text(), SqlDialect.POSTGRESQL);
    while (!cursor.atEnd()) {
      if (cursor.take("TRUNCATE")) {
        cursor.take("TABLE");
        do {
          cursor.take("ONLY");
          find(cursor.takeNameParts(), catalog, found);
        } while (cursor.skipToNextItem());
      } else if (cursor.takeAny("UPDATE", "INTO", "COPY") || cursor.take("DELETE", "FROM")) {
        cursor.take("ONLY");
        find(cursor.takeNameParts(), catalog, found);
      } else {
        cursor.skip();
      }
    }
    return found;
  }

  private static void find(List<String> parts, Catalog catalog, List<CatalogObject> found) {
    if (parts.isEmpty()) {
      return;
    }
    String name = plain(parts.get(parts.size() - 1));
    catalog.objects().stream()
        .filter(object -> object.kind().equals("relation"))
        .filter(object -> plain(object.require("name")).equals(name))
        .filter(
            object ->
                parts.size() < 2
                    || plain(object.require("schema")).equals(plain(parts.get(parts.size() - 2))))
        .forEach(found::add);
  }

  private static String plain(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name.toLowerCase(Locale.ROOT);
  }
}
