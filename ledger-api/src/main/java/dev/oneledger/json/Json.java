package dev.oneledger.json;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.oneledger.Finding;
import dev.oneledger.LedgerException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** JSON trees, and their text: one for the same tree. */
final class Json {
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  /** SQL may be long, and what is read is in memory already. */
  private static final StreamReadConstraints ANY_LENGTH =
      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              new JsonFactoryBuilder()
                  .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(ANY_LENGTH)
                  .characterEscapes(new Harmless())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static <T> ArrayNode list(Iterable<T> values, Function<T, JsonNode> form) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    values.forEach(value -> list.add(form.apply(value)));
    return list;
  }

  static ArrayNode texts(Iterable<?> values) {
    return list(values, value -> JsonNodeFactory.instance.textNode(value.toString()));
  }

  static ArrayNode findings(List<Finding> findings) {
    return list(findings, FindingForm::write);
  }

  /**
   * A name that the report brings along, as of an environment, for a field.
   *
   * @throws LedgerException if it has half of a surrogate pair: Jackson writes such names, and does
   *     not read them
   */
  static String name(String name) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
      throw new LedgerException(
          "This report cannot be written as JSON: the name '%s' has half of a character in it."
              .formatted(name.replaceAll("[^\\p{L}\\p{N} ._/-]", "?")));
    }
    return name;
  }

  /** Texts by name. */
  static ObjectNode texts(Map<String, String> texts) {
    ObjectNode form = object();
    texts.forEach((name, text) -> form.put(name(name), text));
    return form;
  }

  /** The text of a value that may be missing. */
  static @Nullable String textOrNull(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** The form of a value that may be missing. */
  static <T> JsonNode orNull(@Nullable T value, Function<T, ObjectNode> form) {
    return value == null ? JsonNodeFactory.instance.nullNode() : form.apply(value);
  }

  /** The word for a constant: {@code in-doubt} for {@code IN_DOUBT}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String text(ObjectNode report) {
    Separators separators =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(separators)
            .withObjectIndenter(INDENTER)
            .withArrayIndenter(INDENTER);
    try {
      return MAPPER.writer(printer).writeValueAsString(report) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a text.
   *
   * @throws LedgerException if it is no JSON, or has a field twice; says where, and quotes nothing
   */
  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new LedgerException(
          "This is not the JSON of a report: it cannot be read from line %s, column %s on. Fetch it again from where it was written."
              .formatted(at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()),
          e);
    }
  }

  /** Escapes what means something in HTML, and DEL, which some terminals act on. */
  private static final class Harmless extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final char DELETE = 0x7f;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      for (char each : new char[] {'<', '>', '&', '\'', DELETE}) {
        codes[each] = ESCAPE_STANDARD;
      }
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return null;
    }
  }
}
