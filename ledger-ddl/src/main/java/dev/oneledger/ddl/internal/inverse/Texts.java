package dev.oneledger.ddl.internal.inverse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the lists that the catalog has as text. */
final class Texts {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Texts() {}

  /** The strings of a JSON list; none where there is no list. */
  static List<String> list(@Nullable String json) {
    if (json == null) {
      return List.of();
    }
    List<String> list = new ArrayList<>();
    json(json).forEach(node -> list.add(node.asText()));
    return list;
  }

  /** A JSON value; an empty list for null. */
  static JsonNode json(@Nullable String json) {
    try {
      return JSON.readTree(json == null ? "[]" : json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("The catalog's query gives no JSON: " + json, impossible);
    }
  }

  /** The members of a JSON object as text; none where there is no object. */
  static Map<String, String> map(@Nullable String json) {
    Map<String, String> map = new LinkedHashMap<>();
    if (json != null) {
      try {
        JSON.readTree(json)
            .properties()
            .forEach(field -> map.put(field.getKey(), field.getValue().asText()));
      } catch (JsonProcessingException impossible) {
        throw new IllegalStateException("The catalog's query gives no JSON: " + json, impossible);
      }
    }
    return map;
  }

  /** The elements of an array as PostgreSQL writes it, such as <code>{a,"b c"}</code>. */
  static List<String> array(@Nullable String text) {
    List<String> elements = new ArrayList<>();
    if (text == null || text.length() <= 2) {
      return elements;
    }
    StringBuilder element = new StringBuilder();
    boolean quoted = false;
    for (int i = 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        element.append(text.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        elements.add(element.toString());
        element.setLength(0);
      } else {
        element.append(c);
      }
    }
    elements.add(element.toString());
    return elements;
  }

  /** Names separated by commas, each as written. */
  static List<String> names(@Nullable String text) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    for (char c : (text == null ? "" : text).toCharArray()) {
      quoted ^= c == '"';
      if (c == ',' && !quoted) {
        names.add(name.toString());
        name.setLength(0);
      } else {
        name.append(c);
      }
    }
    if (name.length() > 0) {
      names.add(name.toString());
    }
    return names;
  }

  /** Options such as {@code fillfactor=70}, by name. */
  static Map<String, String> options(List<String> elements) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String element : elements) {
      int equals = element.indexOf('=');
      options.put(element.substring(0, equals), element.substring(equals + 1));
    }
    return options;
  }
}
