package dev.oneledger.reliability.crash;

import dev.oneledger.reliability.campaign.UsageException;
import java.util.List;

/** The scenarios there are. */
final class Scenarios {
  private Scenarios() {}

  static List<Scenario> all() {
    return List.of(
        TransactionalPostgres.firstStart(),
        TransactionalPostgres.nextRelease(),
        new MixedPostgres(),
        LedgerElsewhere.firstStart(),
        LedgerElsewhere.nextRelease(),
        new StepwiseMariaDb(),
        new StepwiseH2());
  }

  /**
   * One by its name.
   *
   * @throws UsageException if there is none
   */
  static Scenario named(String name) {
    return all().stream()
        .filter(scenario -> scenario.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "No scenario '%s': expected one of %s"
                        .formatted(
                            name, String.join(", ", all().stream().map(Scenario::name).toList()))));
  }
}
