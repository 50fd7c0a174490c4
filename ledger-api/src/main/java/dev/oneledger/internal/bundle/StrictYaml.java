package dev.oneledger.internal.bundle;

import com.fasterxml.jackson.core.JsonToken;
import dev.oneledger.FindingsException;
import dev.oneledger.LedgerException;
import java.time.DateTimeException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the manifest's YAML token by token, each asked for by what it must be: fields by name and
 * in order, values by type. What is not asked for is refused with its line. Not thread-safe.
 */
final class StrictYaml implements AutoCloseable {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9]\\d{0,17}");

  private final YamlTokens tokens;
  private final Deque<Set<String>> fieldsSeen = new ArrayDeque<>();

  StrictYaml(String text, Refusal refusal) {
    this.tokens = new YamlTokens(text, refusal);
  }

  /** A value and the line it stands in. */
  record At<T>(T value, int line) {}

  /** The next token begins a map; its fields follow. */
  void startMap() {
    expect(JsonToken.START_OBJECT, "a map");
    fieldsSeen.push(new HashSet<>());
  }

  /** The next token ends a map. */
  void endMap() {
    JsonToken token = tokens.next();
    if (token == JsonToken.FIELD_NAME) {
      throw refused(unexpectedField("no further field"));
    }
    require(token == JsonToken.END_OBJECT, "the end of the map");
    fieldsSeen.pop();
  }

  /** The next token begins a list; its items follow. */
  void startList() {
    expect(JsonToken.START_ARRAY, "a list");
  }

  /** The next token is a field of this name. */
  StrictYaml field(String name) {
    JsonToken token = tokens.next();
    if (token == JsonToken.END_OBJECT) {
      throw refused("the field '%s' is missing".formatted(name));
    }
    require(token == JsonToken.FIELD_NAME, "the field '%s'".formatted(name));
    if (!name.equals(tokens.text())) {
      throw refused(unexpectedField("the field '%s'".formatted(name)));
    }
    fieldsSeen.element().add(name);
    return this;
  }

  private String unexpectedField(String expected) {
    String found = tokens.text();
    String rule =
        fieldsSeen.element().contains(found)
            ? "it is there already"
            : "fields have a fixed order, and there are no others";
    return "expected %s, found the field '%s': %s".formatted(expected, Refusal.quoted(found), rule);
  }

  /** The next field's name, whatever it is; null at the end of the map. */
  @Nullable String nextField() {
    JsonToken token = tokens.next();
    if (token == JsonToken.END_OBJECT) {
      fieldsSeen.pop();
      return null;
    }
    require(token == JsonToken.FIELD_NAME, "a field");
    String name = checkedText();
    if (!fieldsSeen.element().add(name)) {
      throw refused("the field '%s' is there already".formatted(Refusal.quoted(name)));
    }
    return name;
  }

  /** The next token as a text. */
  String nextText() {
    expect(JsonToken.VALUE_STRING, "a text");
    return checkedText();
  }

  /** The next token as a text, or null. */
  @Nullable String nextTextOrNull() {
    if (tokens.next() == JsonToken.VALUE_NULL) {
      return null;
    }
    require(tokens.kind() == JsonToken.VALUE_STRING, "a text or null");
    return checkedText();
  }

  /** The next token as a whole number. */
  int nextNumber() {
    String digits = numberText(tokens.next());
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException tooLarge) {
      throw refused("a number is at most %s, found %s".formatted(Integer.MAX_VALUE, digits));
    }
  }

  /** The next token as true or false. */
  boolean nextFlag() {
    JsonToken token = tokens.next();
    require(token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE, "true or false");
    return token == JsonToken.VALUE_TRUE;
  }

  /** Whether the next token begins a map, whose fields follow; else it is null. */
  boolean nextIsMap() {
    if (tokens.next() == JsonToken.VALUE_NULL) {
      return false;
    }
    require(tokens.kind() == JsonToken.START_OBJECT, "a map or null");
    fieldsSeen.push(new HashSet<>());
    return true;
  }

  /** Whether a list has another item, which then is a map whose fields follow. */
  boolean nextItemIsMap() {
    if (tokens.next() == JsonToken.END_ARRAY) {
      return false;
    }
    require(tokens.kind() == JsonToken.START_OBJECT, "a map or the end of the list");
    fieldsSeen.push(new HashSet<>());
    return true;
  }

  /** The next item of a list as a text; null at its end. */
  @Nullable String nextItem() {
    if (tokens.next() == JsonToken.END_ARRAY) {
      return null;
    }
    require(tokens.kind() == JsonToken.VALUE_STRING, "a text or the end of the list");
    return checkedText();
  }

  /** The next item of a list as a text, be it text or number; null at its end. */
  @Nullable String nextItemOrNumber() {
    JsonToken token = tokens.next();
    if (token == JsonToken.END_ARRAY) {
      return null;
    }
    return token == JsonToken.VALUE_STRING ? checkedText() : numberText(token);
  }

  private String numberText(@Nullable JsonToken token) {
    require(token == JsonToken.VALUE_NUMBER_INT, "a whole number");
    if (!WHOLE_NUMBER.matcher(tokens.text()).matches()) {
      throw refused(
          "a whole number has only digits and no leading zero, found '%s'"
              .formatted(Refusal.quoted(tokens.text())));
    }
    return tokens.text();
  }

  /** The document ends here, and no other follows. */
  void end() {
    require(tokens.next() == null, "the end of the only document");
  }

  /** The line of the current token, from 1. */
  int line() {
    return tokens.line();
  }

  /** A text as what it stands for; what that throws becomes a refusal with the line. */
  <T> T as(String text, Function<String, T> reading) {
    try {
      return reading.apply(text);
    } catch (LedgerException | DateTimeException | IllegalArgumentException malformed) {
      throw refused(Refusal.quoted(String.valueOf(malformed.getMessage())));
    }
  }

  /** A refusal at the line of the current token. */
  FindingsException refused(String rule) {
    return tokens.refused(rule);
  }

  private void expect(JsonToken token, String what) {
    require(tokens.next() == token, what);
  }

  private void require(boolean met, String what) {
    if (!met) {
      throw refused("expected %s, found %s".formatted(what, tokens.current()));
    }
  }

  private String checkedText() {
    String text = tokens.text();
    if (text.length() > BundleLimits.TEXT_LENGTH) {
      throw refused("a text has at most %s characters".formatted(BundleLimits.TEXT_LENGTH));
    }
    return text;
  }

  @Override
  public void close() {
    tokens.close();
  }
}
