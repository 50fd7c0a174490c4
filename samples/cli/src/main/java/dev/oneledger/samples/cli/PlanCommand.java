package dev.oneledger.samples.cli;

import dev.oneledger.Plan;
import dev.oneledger.json.ReportJson;
import picocli.CommandLine;

@CommandLine.Command(
    name = "plan",
    description = "Shows what sync would do now, with the SQL. Writes nothing.")
final class PlanCommand extends EnvironmentCommand {

  PlanCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    Plan plan = ledger().plan(environment());
    print(isJson(), () -> ReportJson.write(plan), () -> plan.render(style()));
    return plan.isBlocked() ? Exit.of(plan.findings()) : Exit.FINE;
  }
}
