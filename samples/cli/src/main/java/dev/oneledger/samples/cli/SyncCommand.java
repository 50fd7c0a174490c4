package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
import dev.oneledger.SyncReport;
import picocli.CommandLine;

@CommandLine.Command(
    name = "sync",
    description =
        "Applies what is due in a managed environment; elsewhere reads and records what is there."
            + " Writes to its database and to the ledger.",
    footer = "  oneledger sync dev")
final class SyncCommand extends ChangingCommand {

  SyncCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  SyncReport change(Ledger ledger) {
    return ledger.sync(environment());
  }
}
