package dev.oneledger.reliability.campaign;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a campaign was told, as {@code key=value}; a key with nothing behind it counts as not given.
 *
 * @param values by key
 */
public record Options(Map<String, String> values) {
  public Options {
    values = Map.copyOf(values);
  }

  /**
   * Reads them.
   *
   * @throws UsageException if one is no {@code key=value}
   */
  public static Options of(Collection<String> words) {
    Map<String, String> values = new TreeMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new UsageException("Option '%s': expected key=value".formatted(word));
      }
      if (equals < word.length() - 1) {
        values.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return new Options(values);
  }

  /**
   * Refuses what the campaign does not know.
   *
   * @throws UsageException if there is another key
   */
  public Options allowing(String... keys) {
    Set<String> known = Set.of(keys);
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        throw new UsageException(
            "Option '%s' is unknown: expected one of %s"
                .formatted(key, String.join(", ", known.stream().sorted().toList())));
      }
    }
    return this;
  }

  /** A value that may be missing. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /**
   * A number; where it is missing, another.
   *
   * @throws UsageException if it is none
   */
  public long number(String key, long otherwise) {
    try {
      return text(key).map(Long::parseLong).orElse(otherwise);
    } catch (NumberFormatException noNumber) {
      throw new UsageException(
          "Option '%s': expected a number, not '%s'".formatted(key, text(key).orElse("")));
    }
  }
}
