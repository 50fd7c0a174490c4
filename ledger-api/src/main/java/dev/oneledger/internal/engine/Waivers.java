package dev.oneledger.internal.engine;

import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Finding;
import dev.oneledger.WaivedFinding;
import dev.oneledger.Waiver;
import dev.oneledger.internal.engine.EnvironmentRecord.Waived;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
    Instant until = waived.waiver().until();
    if (until != null && !clock.instant().isBefore(until)) {
      return Optional.of("at " + until);
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
