package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
import dev.oneledger.Plan;
import dev.oneledger.json.ReportJson;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command about one environment, which ends in a report. */
abstract class EnvironmentCommand extends LedgerCommand {
  @Parameters(index = "0", paramLabel = "ENV", description = "The environment.")
  private String environment = "";

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  EnvironmentCommand(Surroundings surroundings) {
    super(surroundings);
  }

  final String environment() {
    return environment;
  }

  final boolean isJson() {
    return json;
  }

  /** Prints a plan, and says whether something stands in its way. */
  final Exit report(Plan plan) {
    print(json, () -> ReportJson.write(plan), () -> plan.render(style()));
    return plan.isBlocked() ? Exit.of(plan.findings()) : Exit.FINE;
  }

  final Ledger ledger() {
    return ledgerOf(environment);
  }
}
