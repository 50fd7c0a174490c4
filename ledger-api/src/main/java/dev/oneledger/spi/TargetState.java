package dev.oneledger.spi;

import dev.oneledger.JournalKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a target's schema besides an environment's own journal.
 *
 * @param place product, version, database and schema in words; no secrets
 * @param schema the schema's name as the database spells it; an environment journal's first entry
 *     keeps it in its detail {@code schema}
 * @param objects names of objects in the schema that are not ours, at most twenty, in order; what
 *     an extension owns does not count
 * @param otherJournals environment journals in this database, other than the one asked about, whose
 *     first entry has this schema in its detail {@code schema}; in order
 * @param system what the server calls the whole of its data: kept by a copy of its files, another
 *     where it was set up anew; null where the product has no such name, or it may not be read
 */
public record TargetState(
    String place,
    String schema,
    List<String> objects,
    List<JournalKey> otherJournals,
    @Nullable String system) {

  public TargetState {
    objects = List.copyOf(objects);
    otherJournals = List.copyOf(otherJournals);
  }

  /** Of a product that has no name for the whole of its data. */
  public TargetState(
      String place, String schema, List<String> objects, List<JournalKey> otherJournals) {
    this(place, schema, objects, otherJournals, null);
  }
}
