package dev.oneledger.internal.engine;

import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Finding;
import dev.oneledger.Hash;
import dev.oneledger.WaivedFinding;
import dev.oneledger.Waiver;
import dev.oneledger.internal.engine.EnvironmentRecord.Waived;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was waived in an environment. A waiver holds while the facts are those it was given for, and
 * until the moment it names.
 */
final class Waivers {
  private final EnvironmentRecord record;
  private final Clock clock;

  Waivers(EnvironmentRecord record, Clock clock) {
    this.record = record;
    this.clock = clock;
  }

  /** The comparison, let be if its finding is waived; told so if a waiver of it has ended. */
  Comparison applied(Comparison comparison) {
    Finding finding = comparison.finding();
    if (finding == null || !finding.isProblem()) {
      return comparison;
    }
    Optional<Waived> waived = record.waived(finding);
    return waived
        .map(
            given ->
                ended(given, comparison)
                    .map(why -> reopened(comparison, finding, given.waiver(), why))
                    .orElseGet(comparison::waived))
        .orElse(comparison);
  }

  private Optional<String> ended(Waived waived, Comparison comparison) {
    if (hasEnded(waived.waiver())) {
      return Optional.of("at " + waived.waiver().until());
    }
    return waived.facts().equals(comparison.facts())
        ? Optional.empty()
        : Optional.of("because the facts have changed");
  }

  private static Comparison reopened(
      Comparison comparison, Finding finding, Waiver waiver, String why) {
    Finding told =
        new Finding(
            finding.code(),
            finding.place(),
            finding.text(),
            "%s (The waiver by %s ended %s.)".formatted(finding.remedy(), waiver.who(), why));
    Comparison.Result outcome = comparison.outcome();
    return comparison.with(
        new Comparison.Result(
            outcome.state(), outcome.cell(), told, outcome.verdict(), outcome.other()));
  }

  /**
   * Waivers in force whose finding is not there any more as it was: what to record, so that they
   * end for good.
   */
  List<Map<String, String>> outlived(List<Comparison> comparisons) {
    Set<List<String>> holding = new HashSet<>();
    waived(comparisons).forEach(each -> holding.add(EnvironmentRecord.name(each.finding())));
    return record.waivers().entrySet().stream()
        .filter(each -> !CatalogWaivers.isOfSchema(each.getKey()))
        .filter(each -> !holding.contains(each.getKey()))
        .filter(each -> !hasEnded(each.getValue().waiver()))
        .map(each -> end(each.getKey(), each.getValue(), clock))
        .toList();
  }

  private boolean hasEnded(Waiver waiver) {
    return waiver.until() != null && !clock.instant().isBefore(waiver.until());
  }

  /** What to record so that a finding is let be, as long as it rests on these facts. */
  static Map<String, String> begin(Finding finding, Hash facts, Waiver waiver) {
    Map<String, String> details = new TreeMap<>();
    details.put(EnvironmentRecord.CODE, finding.code().code());
    details.put(EnvironmentRecord.PLACE, finding.place());
    details.put(EnvironmentRecord.FACTS, facts.toString());
    details.put(EnvironmentRecord.WHY, waiver.why());
    if (waiver.until() != null) {
      details.put(EnvironmentRecord.UNTIL, waiver.until().toString());
    }
    return details;
  }

  /** What to record so that a waiver ends now. */
  static Map<String, String> end(List<String> name, Waived waived, Clock clock) {
    return Map.of(
        EnvironmentRecord.CODE,
        name.get(0),
        EnvironmentRecord.PLACE,
        name.get(1),
        EnvironmentRecord.FACTS,
        waived.facts().toString(),
        EnvironmentRecord.WHY,
        "the facts have changed since it was waived",
        EnvironmentRecord.WAIVED_BY,
        waived.waiver().who(),
        EnvironmentRecord.UNTIL,
        clock.instant().toString());
  }

  /** The findings of comparisons that are not let be. */
  List<Finding> open(List<Comparison> comparisons) {
    return comparisons.stream()
        .filter(comparison -> comparison.state() != RowState.WAIVED)
        .map(Comparison::finding)
        .filter(Objects::nonNull)
        .map(Finding.class::cast)
        .toList();
  }

  /** The findings that are let be. */
  List<WaivedFinding> waived(List<Comparison> comparisons) {
    return comparisons.stream()
        .filter(comparison -> comparison.state() == RowState.WAIVED)
        .map(Comparison::finding)
        .filter(Objects::nonNull)
        .map(Finding.class::cast)
        .map(finding -> new WaivedFinding(finding, record.waived(finding).orElseThrow().waiver()))
        .toList();
  }
}
