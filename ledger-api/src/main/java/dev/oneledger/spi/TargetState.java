package dev.oneledger.spi;

import dev.oneledger.JournalKey;
import java.util.List;

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
 */
public record TargetState(
    String place, String schema, List<String> objects, List<JournalKey> otherJournals) {

  public TargetState {
    objects = List.copyOf(objects);
    otherJournals = List.copyOf(otherJournals);
  }
}
