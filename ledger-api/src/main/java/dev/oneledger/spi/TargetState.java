package dev.oneledger.spi;

import dev.oneledger.JournalKey;
import java.util.List;

/**
 * What stands in a target's schema besides an environment's own journal.
 *
 * @param place product, version, database and schema in words; no secrets
 * @param objects names of objects in the schema that are not ours, at most twenty, in order; what an
 *     extension owns does not count
 * @param otherJournals environment journals in this database that were opened for the same schema
 */
public record TargetState(String place, List<String> objects, List<JournalKey> otherJournals) {
  public TargetState {
    objects = List.copyOf(objects);
    otherJournals = List.copyOf(otherJournals);
  }
}
