package dev.oneledger.internal.engine;

import dev.oneledger.Hash;
import dev.oneledger.SqlText;
import dev.oneledger.spi.CatalogReading;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A schema as it should be and as it was seen, where the environment's migrations stood so far.
 *
 * @param baseline what migrations made, and what somebody accepted
 * @param seen what was there
 * @param position where the migrations stood
 */
record CatalogState(CatalogReading baseline, CatalogReading seen, String position) {

  /** A schema that is right as it is. */
  static CatalogState right(CatalogReading now, String position) {
    return new CatalogState(now, now, position);
  }

  /** The names of what is not as it should be. */
  SortedSet<String> differing() {
    return differing(baseline, seen);
  }

  private static SortedSet<String> differing(CatalogReading one, CatalogReading other) {
    SortedSet<String> names = new TreeSet<>(one.objects().keySet());
    names.addAll(other.objects().keySet());
    names.removeIf(
        name -> {
          String definition = one.objects().get(name);
          return definition != null && definition.equals(other.objects().get(name));
        });
    return names;
  }

  /**
   * The state after migrations: what they changed is right as it is now, and what was not as it
   * should be before them and they did not touch is not so still.
   */
  CatalogState afterMigrations(CatalogReading now, String positionNow) {
    return new CatalogState(taking(differing(seen, now), now), now, positionNow);
  }

  /** The same where these objects are right as they are. */
  CatalogState accepting(Collection<String> names) {
    return new CatalogState(taking(names, seen), seen, position);
  }

  private CatalogReading taking(Collection<String> names, CatalogReading from) {
    SortedMap<String, String> objects = new TreeMap<>(baseline.objects());
    for (String name : names) {
      String definition = from.objects().get(name);
      if (definition == null) {
        objects.remove(name);
      } else {
        objects.put(name, definition);
      }
    }
    SortedMap<String, String> hints = new TreeMap<>(baseline.hints());
    hints.putAll(from.hints());
    return new CatalogReading(from.product(), from.major(), from.format(), objects, hints);
  }

  /** What the ledger keeps of it. */
  RecordedCatalog recorded() {
    return new RecordedCatalog(
        document(baseline),
        baseline.fingerprint(),
        document(seen),
        seen.fingerprint(),
        seen.product(),
        seen.major(),
        seen.format(),
        position);
  }

  private static Hash document(CatalogReading reading) {
    return CatalogDocument.of(reading).textHash();
  }

  List<SqlText> documents() {
    return List.of(CatalogDocument.of(baseline), CatalogDocument.of(seen));
  }
}
