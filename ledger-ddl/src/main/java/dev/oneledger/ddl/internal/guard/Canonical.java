package dev.oneledger.ddl.internal.guard;

import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The part of an object's definition that a guard compares, made by the server with one expression
 * here and in the guarded text.
 *
 * <p>Left out are: who owns it and who may use it, its comment, a column's position, an extension's
 * version, whether a materialized view is filled; what its name says already; and properties that
 * are not set.
 */
final class Canonical {
  /** Of a row {@code o} with {@code kind} and {@code def}; search_path is pg_catalog. */
  static final String EXPRESSION =
      """
      (SELECT coalesce(jsonb_object_agg(p.key, p.value), '{}') FROM jsonb_each(o.def::jsonb) p
        WHERE p.key NOT IN ('acl', 'owner', 'comment', 'pos', 'version', 'members', 'populated', 'name')
          AND (p.key <> 'schema' OR o.kind = 'extension')
          AND (p.key <> 'rel' OR o.kind NOT IN ('column', 'constraint', 'trigger', 'rule', 'policy'))
          AND p.value NOT IN ('null', '""', 'false', '-1'))""";

  private static final String QUERY =
      "SELECT "
          + EXPRESSION
          + "::text FROM unnest(?::text[], ?::text[]) WITH ORDINALITY"
          + " o (kind, def, place) ORDER BY o.place";

  private final Connection connection;
  private final Map<String, String> forms = new HashMap<>();

  Canonical(Connection connection) {
    this.connection = connection;
  }

  /** Computes it for these objects, in one query. */
  void learn(Collection<CatalogObject> objects) throws SQLException {
    Map<String, CatalogObject> unknown = new LinkedHashMap<>();
    for (CatalogObject object : objects) {
      if (!forms.containsKey(key(object))) {
        unknown.putIfAbsent(key(object), object);
      }
    }
    if (unknown.isEmpty()) {
      return;
    }
    Collection<CatalogObject> asked = unknown.values();
    try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
      statement.setArray(1, texts(asked.stream().map(CatalogObject::kind)));
      statement.setArray(2, texts(asked.stream().map(CatalogObject::definition)));
      try (ResultSet rows = statement.executeQuery()) {
        for (String key : unknown.keySet()) {
          rows.next();
          forms.put(key, rows.getString(1));
        }
      }
    }
  }

  /** The form of an object that was learnt. */
  String of(CatalogObject object) {
    String form = forms.get(key(object));
    if (form == null) {
      throw new IllegalStateException("No form was computed for " + object.line());
    }
    return form;
  }

  private Array texts(Stream<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  private static String key(CatalogObject object) {
    return object.kind() + " " + object.definition();
  }
}
