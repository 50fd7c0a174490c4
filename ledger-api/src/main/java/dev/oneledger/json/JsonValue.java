package dev.oneledger.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.oneledger.LedgerException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value and its place in a report, asked for as what it must be. What it is not is refused with
 * the place.
 *
 * @param node the value; null where there is none
 * @param parent what it is part of; null for the report itself
 * @param name its name or number in there
 */
record JsonValue(@Nullable JsonNode node, @Nullable JsonValue parent, String name) {

  static JsonValue of(JsonNode report) {
    return new JsonValue(report, null, "");
  }

  /** A field of it, which may be missing. */
  JsonValue field(String field) {
    return new JsonValue(object().get(field), this, field);
  }

  /** Its fields by name, in order. */
  <T> Map<String, T> map(Function<JsonValue, T> form) {
    Map<String, T> values = new LinkedHashMap<>();
    object()
        .properties()
        .forEach(
            each ->
                values.put(
                    each.getKey(),
                    form.apply(new JsonValue(each.getValue(), this, each.getKey()))));
    return values;
  }

  <T> List<T> list(Function<JsonValue, T> form) {
    if (node == null || !node.isArray()) {
      throw refused("a list", found());
    }
    List<T> values = new ArrayList<>();
    for (JsonNode item : node) {
      values.add(form.apply(new JsonValue(item, this, Integer.toString(values.size()))));
    }
    return values;
  }

  String text() {
    if (node == null || !node.isTextual()) {
      throw refused("a text", found());
    }
    return node.textValue();
  }

  /** The text as what it stands for. */
  <T> T as(Function<String, T> reading) {
    try {
      return reading.apply(text());
    } catch (LedgerException malformed) {
      throw new LedgerException("At %s: %s".formatted(place(), malformed.getMessage()), malformed);
    } catch (DateTimeException malformed) {
      throw refused("a moment such as 2026-01-15T12:00:00Z", "another text");
    }
  }

  /** The constant that a word stands for. */
  <E extends Enum<E>> E word(Class<E> constants) {
    String word = text();
    for (E constant : constants.getEnumConstants()) {
      if (Json.word(constant).equals(word)) {
        return constant;
      }
    }
    throw refused(
        "a word for a %s".formatted(constants.getSimpleName()),
        "one that this version of the library does not know: upgrade it");
  }

  long number() {
    if (node == null || !node.canConvertToLong() || !node.isIntegralNumber()) {
      throw refused("a whole number", found());
    }
    return node.longValue();
  }

  int smallNumber() {
    long number = number();
    if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
      throw refused("a number of up to ten digits", "a larger one");
    }
    return (int) number;
  }

  boolean flag() {
    if (node == null || !node.isBoolean()) {
      throw refused("true or false", found());
    }
    return node.booleanValue();
  }

  /** Null where it is null or missing, else what it is read as. */
  <T> @Nullable T orNull(Function<JsonValue, T> form) {
    return node == null || node.isNull() ? null : form.apply(this);
  }

  LedgerException refused(String expected, String found) {
    return new LedgerException(
        "This report cannot be read: at %s expected %s, found %s."
            .formatted(place(), expected, found));
  }

  private JsonNode object() {
    if (node == null || !node.isObject()) {
      throw refused("an object", found());
    }
    return node;
  }

  private String found() {
    return node == null ? "nothing" : node.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  /** As a JSON Pointer; names come from the report, so what is not plain in them is left out. */
  private String place() {
    String plain = name.replaceAll("[^A-Za-z0-9_.-]", "?");
    return parent == null ? "/" : (parent.parent == null ? "" : parent.place()) + "/" + plain;
  }
}
