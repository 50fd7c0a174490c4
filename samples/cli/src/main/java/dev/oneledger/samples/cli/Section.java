package dev.oneledger.samples.cli;

import static dev.oneledger.UnknownNameException.hint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A part of the configuration file.
 *
 * @param lines the file and its lines, for messages
 * @param place where in it, such as {@code environments.dev}; empty for all of it
 * @param node what stands there
 */
record Section(Lines lines, String place, JsonNode node) {
  private static final Set<String> CREDENTIALS = Set.of("user", "username", "password");

  Section {
    if (!node.isObject()) {
      throw new ConfigurationException(
          "%s: %s is not a list of keys and values."
              .formatted(lines.place(place), place.isEmpty() ? "the file" : place));
    }
  }

  /** Refuses every key but these; credentials with words of their own. */
  Section knowing(String... keys) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = entry.getKey();
      if (CREDENTIALS.contains(key)) {
        throw refused(
            key,
            "credentials do not stand in this file. Take it out, and change it if others saw it; then name a variable with %1$sEnv, or a file with %1$sFile."
                .formatted(key.equals("password") ? "password" : "user"));
      }
      if (!Set.of(keys).contains(key)) {
        throw refused(key, "unknown key: " + hint(key, List.of(keys)) + ".");
      }
    }
    return this;
  }

  String need(String key) {
    return text(key).orElseThrow(() -> refused(key, "expected a text, and there is none."));
  }

  Optional<String> text(String key) {
    JsonNode value = node.path(key);
    if (value.isContainerNode()) {
      throw refused(key, "expected a text, and there is more than that.");
    }
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asText());
  }

  boolean flag(String key) {
    String value = text(key).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw refused(key, "expected true or false.");
    }
    return value.equals("true");
  }

  /** One of an enum's values, as words with dashes. */
  <E extends Enum<E>> Optional<E> oneOf(String key, Class<E> type) {
    List<E> values = List.of(type.getEnumConstants());
    return text(key)
        .map(
            word ->
                values.stream()
                    .filter(value -> word(value).equals(word))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            refused(
                                key,
                                "no such word: "
                                    + hint(word, values.stream().map(Section::word).toList())
                                    + ".")));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A whole number from 1 on. */
  Optional<Integer> number(String key) {
    return text(key)
        .map(
            text -> {
              if (!text.matches("[1-9]\\d{0,8}")) {
                throw refused(key, "expected a whole number from 1 on.");
              }
              return Integer.valueOf(text);
            });
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    node.path(key).forEach(each -> texts.add(each.asText()));
    return texts;
  }

  boolean has(String key) {
    return node.has(key);
  }

  Section section(String key) {
    return new Section(lines, at(key), node.path(key));
  }

  /** The sections in it, by key, in order. */
  Map<String, Section> sections() {
    Map<String, Section> sections = new LinkedHashMap<>();
    node.properties().forEach(entry -> sections.put(entry.getKey(), section(entry.getKey())));
    return sections;
  }

  ConfigurationException refused(String key, String why) {
    return new ConfigurationException("%s: %s: %s".formatted(lines.place(at(key)), at(key), why));
  }

  private String at(String key) {
    return place.isEmpty() ? key : place + "." + key;
  }
}
