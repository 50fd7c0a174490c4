package dev.oneledger.liquibase;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The properties that a changelog defines by {@code --property name:x value:y}; of several with one
 * name the first counts. One that holds only for some product or context is left open. Not
 * thread-safe.
 */
final class ChangelogProperties {
  private static final Pattern LINE =
      Pattern.compile("^\\s*--\\s*property (.*name:.*)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = part("name:(\\S+)");
  private static final Pattern VALUE = part("value:(\\S+)");
  private static final Pattern CONDITION = part("(dbms|context|contextFilter|labels):\\S+");
  private static final Pattern USE = Pattern.compile("\\$\\{([^}]+)}");

  /** A null value: the property is conditional. */
  private final Map<String, @Nullable String> values = new HashMap<>();

  private static Pattern part(String pattern) {
    return Pattern.compile("(?:^|\\s)" + pattern, Pattern.CASE_INSENSITIVE);
  }

  /** Takes a line in if it defines a property. */
  boolean take(String line) {
    Matcher property = LINE.matcher(line);
    if (!property.matches()) {
      return false;
    }
    String definition = property.group(1);
    Matcher name = NAME.matcher(definition);
    Matcher value = VALUE.matcher(definition);
    if (name.find() && value.find()) {
      boolean conditional = CONDITION.matcher(definition).find();
      if (!values.containsKey(name.group(1))) {
        values.put(name.group(1), conditional ? null : value.group(1));
      }
    }
    return true;
  }

  /** The text with every known property put in. */
  String expand(String text) {
    return USE.matcher(text)
        .replaceAll(
            use -> {
              String value = values.get(use.group(1).strip());
              return Matcher.quoteReplacement(value == null ? use.group() : value);
            });
  }
}
