package dev.oneledger.samples.cli;

import picocli.CommandLine;

@CommandLine.Command(
    name = "plan",
    description = "Shows what sync would do now, with the SQL. Writes nothing.",
    footer = "  oneledger plan dev")
final class PlanCommand extends EnvironmentCommand {

  PlanCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    return report(ledger().plan(environment()));
  }
}
