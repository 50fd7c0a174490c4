package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
import dev.oneledger.SyncReport;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "reapply",
    description =
        "Applies a migration again that was rolled back in a managed environment, with the text it"
            + " has now. Writes to its database and to the ledger.",
    footer = "  oneledger reapply dev 144_customer_health_score")
final class ReapplyCommand extends ChangingCommand {
  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = "The migration: its full id, or its revision where that is unique.")
  private String id = "";

  ReapplyCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  SyncReport change(Ledger ledger) {
    return ledger.reapply(environment(), id);
  }
}
