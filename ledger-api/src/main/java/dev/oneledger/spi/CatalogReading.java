package dev.oneledger.spi;

import dev.oneledger.Hash;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A schema at one moment.
 *
 * @param product the database product, as in {@code PostgreSQL}
 * @param major its major version: another one writes definitions otherwise
 * @param format what the definitions are written in; another name for every form of them
 * @param objects each object's definition by its kind and name, as in {@code index app.by_name}
 * @param hints what helps to explain a difference later and is not compared, such as identities
 */
public record CatalogReading(
    String product,
    int major,
    String format,
    SortedMap<String, String> objects,
    SortedMap<String, String> hints) {

  /** Copies the maps. */
  public CatalogReading {
    objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    hints = Collections.unmodifiableSortedMap(new TreeMap<>(hints));
  }

  /** SHA-256 over the objects: the same for the same schema. Hints do not count. */
  public Hash fingerprint() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> object : objects.entrySet()) {
      counted(text, object.getKey());
      counted(text, object.getValue());
    }
    return Hash.sha256(text.toString());
  }

  /** With its length before it, so that no two maps have one text. */
  private static void counted(StringBuilder text, String value) {
    text.append(value.length()).append(':').append(value).append('\n');
  }

  /** Whether the definitions of both mean the same where they are the same. */
  public boolean isComparable(CatalogReading other) {
    return product.equals(other.product) && major == other.major && format.equals(other.format);
  }
}
