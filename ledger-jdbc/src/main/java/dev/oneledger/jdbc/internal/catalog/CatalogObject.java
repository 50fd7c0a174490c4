package dev.oneledger.jdbc.internal.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One object of a catalog. Internal: may change in any release.
 *
 * @param kind what it is, as in {@code column}
 * @param id its identity in this database: the catalog that holds it, its oid, and for a column its
 *     number, as in {@code pg_class:16384.2}. An object that is renamed or altered keeps it
 * @param ident its name with schema, and what else tells it from its like, quoted where needed
 * @param definition its properties as the server wrote them, a JSON object
 * @param properties the same by name; a null is left out, a list or object is its JSON
 */
public record CatalogObject(
    String kind, String id, String ident, String definition, SortedMap<String, String> properties) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** An object as the query gives it. */
  public static CatalogObject of(String kind, String id, String ident, String definition) {
    SortedMap<String, String> properties = new TreeMap<>();
    try {
      JsonNode node = JSON.readTree(definition);
      node.properties()
          .forEach(
              field -> {
                JsonNode value = field.getValue();
                if (!value.isNull()) {
                  properties.put(
                      field.getKey(), value.isContainerNode() ? value.toString() : value.asText());
                }
              });
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("The catalog's query gives no JSON for " + ident, impossible);
    }
    return new CatalogObject(
        kind, id, ident, definition, Collections.unmodifiableSortedMap(properties));
  }

  /** A property; null where the catalog has none. */
  public @Nullable String get(String property) {
    return properties.get(property);
  }

  /**
   * A property that every object of this kind has.
   *
   * @throws IllegalStateException if it has none
   */
  public String require(String property) {
    String value = properties.get(property);
    if (value == null) {
      throw new IllegalStateException(kind + " " + ident + " has no property " + property);
    }
    return value;
  }

  /** True if the property is the JSON {@code true}. */
  public boolean is(String property) {
    return "true".equals(properties.get(property));
  }

  /** Kind, name and definition in one line, which has no identity of this database in it. */
  public String line() {
    return kind + " " + ident + " " + definition;
  }
}
