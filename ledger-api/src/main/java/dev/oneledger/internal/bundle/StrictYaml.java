package dev.oneledger.internal.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.LedgerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads the manifest's YAML token by token, each asked for by what it must be: fields by name and
 * in order, values by type. What is not asked for is refused with its line. Not thread-safe.
 */
final class StrictYaml implements AutoCloseable {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9]\\d{0,17}");
  private static final int DEEPEST = 8;

  private final YAMLParser parser;
  private final Refusal refusal;
  private final Deque<Set<String>> fieldsSeen = new ArrayDeque<>();

  StrictYaml(String text, Refusal refusal) {
    this.refusal = refusal;
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(BundleLimits.MANIFEST_BYTES);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(0);
    try {
      this.parser = YAMLFactory.builder().loaderOptions(options).build().createParser(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    JsonToken token = next();
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
    JsonToken token = next();
    if (token == JsonToken.END_OBJECT) {
      throw refused("the field '%s' is missing".formatted(name));
    }
    require(token == JsonToken.FIELD_NAME, "the field '%s'".formatted(name));
    if (!name.equals(text())) {
      throw refused(unexpectedField("the field '%s'".formatted(name)));
    }
    fieldsSeen.element().add(name);
    return this;
  }

  private String unexpectedField(String expected) {
    String found = text();
    String rule =
        fieldsSeen.element().contains(found)
            ? "it is there already"
            : "fields have a fixed order, and there are no others";
    return "expected %s, found the field '%s': %s".formatted(expected, Refusal.quoted(found), rule);
  }

  /** The next field's name, whatever it is; null at the end of the map. */
  @Nullable String nextField() {
    JsonToken token = next();
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
    if (next() == JsonToken.VALUE_NULL) {
      return null;
    }
    require(parser.currentToken() == JsonToken.VALUE_STRING, "a text or null");
    return checkedText();
  }

  /** The next token as a whole number. */
  int nextNumber() {
    String digits = numberText(next());
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException tooLarge) {
      throw refused("a number is at most %d, found %s".formatted(Integer.MAX_VALUE, digits));
    }
  }

  /** The next token as true or false. */
  boolean nextFlag() {
    JsonToken token = next();
    require(token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE, "true or false");
    return token == JsonToken.VALUE_TRUE;
  }

  /** Whether the next token begins a map, whose fields follow; else it is null. */
  boolean nextIsMap() {
    if (next() == JsonToken.VALUE_NULL) {
      return false;
    }
    require(parser.currentToken() == JsonToken.START_OBJECT, "a map or null");
    fieldsSeen.push(new HashSet<>());
    return true;
  }

  /** Whether a list has another item, which then is a map whose fields follow. */
  boolean nextItemIsMap() {
    if (next() == JsonToken.END_ARRAY) {
      return false;
    }
    require(parser.currentToken() == JsonToken.START_OBJECT, "a map or the end of the list");
    fieldsSeen.push(new HashSet<>());
    return true;
  }

  /** The next item of a list as a text; null at its end. */
  @Nullable String nextItem() {
    if (next() == JsonToken.END_ARRAY) {
      return null;
    }
    require(parser.currentToken() == JsonToken.VALUE_STRING, "a text or the end of the list");
    return checkedText();
  }

  /** The next item of a list as a text, be it text or number; null at its end. */
  @Nullable String nextItemOrNumber() {
    JsonToken token = next();
    if (token == JsonToken.END_ARRAY) {
      return null;
    }
    return token == JsonToken.VALUE_STRING ? checkedText() : numberText(token);
  }

  private String numberText(@Nullable JsonToken token) {
    require(token == JsonToken.VALUE_NUMBER_INT, "a whole number");
    if (!WHOLE_NUMBER.matcher(text()).matches()) {
      throw refused(
          "a whole number has only digits and no leading zero, found '%s'"
              .formatted(Refusal.quoted(text())));
    }
    return text();
  }

  /** The document ends here, and no other follows. */
  void end() {
    require(next() == null, "the end of the only document");
  }

  /** The line of the current token, from 1. */
  int line() {
    return parser.currentTokenLocation().getLineNr();
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
    return refusedAt(line(), rule);
  }

  private FindingsException refusedAt(int line, String rule) {
    return refusal.of(FindingCode.MANIFEST_MALFORMED, BundleWriter.MANIFEST + ":" + line, rule);
  }

  private void expect(JsonToken token, String what) {
    require(next() == token, what);
  }

  private void require(boolean met, String what) {
    if (!met) {
      throw refused("expected %s, found %s".formatted(what, current()));
    }
  }

  private String current() {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return "the end";
    }
    return switch (token) {
      case START_OBJECT -> "a map";
      case END_OBJECT -> "the end of a map";
      case START_ARRAY -> "a list";
      case END_ARRAY -> "the end of a list";
      case FIELD_NAME -> "the field '%s'".formatted(Refusal.quoted(text()));
      default -> "'%s'".formatted(Refusal.quoted(text()));
    };
  }

  private @Nullable JsonToken next() {
    try {
      JsonToken token = parser.nextToken();
      if (parser.isCurrentAlias()) {
        throw refused("aliases are not allowed");
      }
      if (token != null && parser.getObjectId() != null) {
        throw refused("anchors are not allowed, found '&%s'".formatted(parser.getObjectId()));
      }
      if (token != null && parser.getTypeId() != null) {
        throw refused("tags are not allowed, found '%s'".formatted(parser.getTypeId()));
      }
      return token;
    } catch (JsonProcessingException malformed) {
      int line = malformed.getLocation() == null ? line() : malformed.getLocation().getLineNr();
      throw refusedAt(line, "it is not YAML: " + firstLine(malformed.getOriginalMessage()));
    } catch (YAMLException malformed) {
      throw refused("it is not YAML: " + firstLine(String.valueOf(malformed.getMessage())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String firstLine(String message) {
    return Refusal.quoted(message.lines().findFirst().orElse(""));
  }

  private String checkedText() {
    String text = text();
    if (text.length() > BundleLimits.TEXT_LENGTH) {
      throw refused("a text has at most %d characters".formatted(BundleLimits.TEXT_LENGTH));
    }
    return text;
  }

  private String text() {
    try {
      return parser.getText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
