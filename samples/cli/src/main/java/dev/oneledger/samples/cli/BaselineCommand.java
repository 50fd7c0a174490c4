package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
import dev.oneledger.SyncReport;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "baseline",
    description =
        "Counts every migration up to and including ID as applied in a managed environment whose"
            + " journal is empty, and runs none of them. Writes to its journal and to the ledger.",
    footer = "  oneledger baseline dev 144_customer_health_score")
final class BaselineCommand extends ChangingCommand {
  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = "The last one that is there: its full id, or its unique revision.")
  private String id = "";

  BaselineCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  SyncReport change(Ledger ledger) {
    return ledger.baseline(environment(), id);
  }
}
