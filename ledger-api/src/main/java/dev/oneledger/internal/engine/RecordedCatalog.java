package dev.oneledger.internal.engine;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.spi.CatalogReading;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the ledger keeps of an environment's schema.
 *
 * @param baseline the document of the schema as it should be: what migrations made, and what
 *     somebody accepted
 * @param baselineFingerprint the same schema's fingerprint
 * @param seen the document of the schema as it was seen last; another one where it differs from
 *     what it should be
 * @param seenFingerprint the same schema's fingerprint
 * @param product the database product
 * @param major its major version
 * @param format what the definitions are written in
 * @param position where the environment's migrations stood
 */
record RecordedCatalog(
    Hash baseline,
    Hash baselineFingerprint,
    Hash seen,
    Hash seenFingerprint,
    String product,
    int major,
    String format,
    String position) {
  private static final String BASELINE = "catalog";
  private static final String BASELINE_FINGERPRINT = "fingerprint";
  private static final String SEEN = "seen";
  private static final String SEEN_FINGERPRINT = "seen-fingerprint";
  private static final String PRODUCT = "product";
  private static final String MAJOR = "major";
  private static final String FORMAT = "catalog-format";
  private static final String POSITION = "position";

  static RecordedCatalog of(JournalEntry entry) {
    return new RecordedCatalog(
        Hash.parse(EnvironmentRecord.need(entry, BASELINE)),
        Hash.parse(EnvironmentRecord.need(entry, BASELINE_FINGERPRINT)),
        Hash.parse(EnvironmentRecord.need(entry, SEEN)),
        Hash.parse(EnvironmentRecord.need(entry, SEEN_FINGERPRINT)),
        EnvironmentRecord.need(entry, PRODUCT),
        Integer.parseInt(EnvironmentRecord.need(entry, MAJOR)),
        EnvironmentRecord.need(entry, FORMAT),
        EnvironmentRecord.need(entry, POSITION));
  }

  Map<String, String> details() {
    Map<String, String> details = new TreeMap<>();
    details.put(BASELINE, baseline.toString());
    details.put(BASELINE_FINGERPRINT, baselineFingerprint.toString());
    details.put(SEEN, seen.toString());
    details.put(SEEN_FINGERPRINT, seenFingerprint.toString());
    details.put(PRODUCT, product);
    details.put(MAJOR, Integer.toString(major));
    details.put(FORMAT, format);
    details.put(POSITION, position);
    return details;
  }

  boolean isComparable(CatalogReading reading) {
    return product.equals(reading.product())
        && major == reading.major()
        && format.equals(reading.format());
  }

  /** True if what was seen last is not what should be. */
  boolean hasDifferences() {
    return !baselineFingerprint.equals(seenFingerprint);
  }

  /** Product, version and format in words. */
  String madeBy() {
    return "%s %s (%s)".formatted(product, major, format);
  }
}
