package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Hash;
import dev.oneledger.Waiver;
import dev.oneledger.internal.engine.CatalogSeen.Told;
import dev.oneledger.internal.engine.EnvironmentRecord.Waived;
import dev.oneledger.spi.CatalogDifference;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was waived of an environment's schema, while it is as it was then. */
final class CatalogWaivers {
  private final EnvironmentRecord record;
  private final Clock clock;

  CatalogWaivers(EnvironmentRecord record, Clock clock) {
    this.record = record;
    this.clock = clock;
  }

  /** Whether a waiver is of a schema's change, and not of a migration. */
  static boolean isOfSchema(List<String> name) {
    return name.get(0).equals(FindingCode.SCHEMA_CHANGED_OUTSIDE.code());
  }

  /** A difference, with the waiver that is in force for it. */
  Told told(String environment, CatalogDifference difference, CatalogState state) {
    Finding finding = CatalogFindings.changed(environment, difference);
    Hash facts = facts(difference, state);
    Waiver waiver =
        record
            .waived(finding)
            .filter(given -> given.facts().equals(facts))
            .map(Waived::waiver)
            .filter(given -> !hasEnded(given))
            .orElse(null);
    return new Told(difference, finding, facts, waiver);
  }

  private static Hash facts(CatalogDifference difference, CatalogState state) {
    StringBuilder facts = new StringBuilder();
    for (String part : difference.parts()) {
      for (Object fact :
          new Object[] {
            part, state.baseline().objects().get(part), state.seen().objects().get(part)
          }) {
        String text = String.valueOf(fact);
        facts.append(text.length()).append(':').append(text).append('\n');
      }
    }
    return Hash.sha256(facts.toString());
  }

  private boolean hasEnded(Waiver waiver) {
    return waiver.until() != null && !clock.instant().isBefore(waiver.until());
  }

  /** What to record so that waivers end for good whose change is not there any more as it was. */
  List<Map<String, String>> outlived(List<Told> told) {
    Set<List<String>> holding =
        told.stream()
            .filter(each -> each.waiver() != null)
            .map(each -> EnvironmentRecord.name(each.finding()))
            .collect(Collectors.toSet());
    return record.waivers().entrySet().stream()
        .filter(each -> isOfSchema(each.getKey()) && !holding.contains(each.getKey()))
        .filter(each -> !hasEnded(each.getValue().waiver()))
        .map(each -> Waivers.end(each.getKey(), each.getValue(), clock))
        .toList();
  }
}
