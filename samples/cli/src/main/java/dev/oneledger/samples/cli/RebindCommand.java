package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
import dev.oneledger.SyncReport;
import picocli.CommandLine;

@CommandLine.Command(
    name = "rebind",
    description =
        "Takes a database over that is a copy of another environment's, such as a restored dump: a"
            + " new journal begins with what the other's says is there. Writes to that database and"
            + " to the ledger.",
    footer = "  oneledger rebind staging")
final class RebindCommand extends ChangingCommand {

  RebindCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  SyncReport change(Ledger ledger) {
    return ledger.rebind(environment());
  }
}
