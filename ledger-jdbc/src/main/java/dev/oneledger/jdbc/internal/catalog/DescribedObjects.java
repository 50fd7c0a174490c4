package dev.oneledger.jdbc.internal.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.oneledger.jdbc.internal.catalog.CatalogScript.Part;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Objects as a product's information_schema describes them: each query adds properties to the
 * objects of its kind. They have no identity but kind and name.
 */
final class DescribedObjects {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Parts of the object's name. */
  private static final String IDENT = "ident";

  /** What tells it from its like of the same name. */
  private static final String OF = "of";

  private final char quote;
  private final Map<String, SortedMap<String, SortedMap<String, String>>> found = new TreeMap<>();

  /** With the sign that this product quotes names with. */
  DescribedObjects(char quote) {
    this.quote = quote;
  }

  /** Runs a script's queries one after the other, each with its placeholders replaced. */
  void read(Connection connection, CatalogScript script, UnaryOperator<String> placeholders)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (Part part : script.parts()) {
        try (ResultSet rows = statement.executeQuery(placeholders.apply(part.sql()))) {
          while (rows.next()) {
            add(part.name(), rows);
          }
        }
      }
    }
  }

  /** Takes the row the result is at as properties of the object that it names. */
  void add(String kind, ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    StringBuilder ident = new StringBuilder();
    String of = "";
    SortedMap<String, String> properties = new TreeMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String label = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
      String value = row.getString(i);
      if (label.equals(IDENT)) {
        ident.append(ident.isEmpty() ? "" : ".").append(quoted(String.valueOf(value)));
      } else if (label.equals(OF)) {
        of = " (" + value + ")";
      } else if (value != null) {
        properties.put(label, value);
      }
    }
    add(kind, ident + of, properties);
  }

  /** Adds properties to an object. */
  void add(String kind, String ident, Map<String, String> properties) {
    found
        .computeIfAbsent(kind, none -> new TreeMap<>())
        .computeIfAbsent(ident, none -> new TreeMap<>())
        .putAll(properties);
  }

  /** A name as an identifier in SQL. */
  String quoted(String name) {
    String sign = String.valueOf(quote);
    return sign + name.replace(sign, sign + sign) + sign;
  }

  /** The objects so far of a kind, by name. */
  SortedMap<String, SortedMap<String, String>> of(String kind) {
    return found.getOrDefault(kind, new TreeMap<>());
  }

  /** All objects, in order. */
  List<CatalogObject> objects() {
    return found.entrySet().stream()
        .flatMap(
            kind ->
                kind.getValue().entrySet().stream()
                    .map(object -> object(kind.getKey(), object.getKey(), object.getValue())))
        .sorted(Comparator.comparing(CatalogObject::line))
        .toList();
  }

  private static CatalogObject object(
      String kind, String ident, SortedMap<String, String> properties) {
    try {
      return CatalogObject.of(kind, kind + ":" + ident, ident, JSON.writeValueAsString(properties));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(ident, impossible);
    }
  }
}
