package dev.oneledger.flyway;

import dev.oneledger.LedgerException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How Flyway fills in the placeholders of a script before it runs it.
 *
 * @param replaced whether it does at all
 * @param prefix what a placeholder begins with
 * @param suffix what it ends with
 * @param values what is known of the values, by name in any letter case
 */
record Placeholders(boolean replaced, String prefix, String suffix, Map<String, String> values) {
  /** Flyway's own setting, with values that are not known here. */
  static final Placeholders UNKNOWN = new Placeholders(true, "${", "}", Map.of());

  /** Flyway runs and sums the text as it is. */
  static final Placeholders OFF = new Placeholders(false, "${", "}", Map.of());

  Placeholders {
    if (prefix.isEmpty() || suffix.isEmpty()) {
      throw new LedgerException(
          "Flyway's placeholders need a prefix and a suffix: expected such as '${' and '}', found '%s' and '%s'."
              .formatted(prefix, suffix));
    }
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(values);
    values = Collections.unmodifiableMap(anyCase);
  }

  /** The text that Flyway runs; empty if a value is not known. */
  Optional<String> fill(String text) {
    if (!replaced) {
      return Optional.of(text);
    }
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, from)) {
      int end = text.indexOf(suffix, at + prefix.length());
      String value = end < 0 ? null : values.get(text.substring(at + prefix.length(), end));
      if (value == null) {
        return Optional.empty();
      }
      filled.append(text, from, at).append(value);
      from = end + suffix.length();
    }
    return Optional.of(filled.append(text, from, text.length()).toString());
  }
}
