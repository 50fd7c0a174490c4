package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
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

  final Ledger ledger() {
    return ledgerOf(environment);
  }
}
