package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
import dev.oneledger.SyncReport;
import picocli.CommandLine;

@CommandLine.Command(
    name = "demote",
    description =
        "Hands a managed environment over to another tool, once that tool's history has everything"
            + " that is applied: name that history in the configuration before, and say mode:"
            + " reconcile afterwards. Writes the end of its journal, and to the ledger.",
    footer = "  oneledger demote dev")
final class DemoteCommand extends ChangingCommand {

  DemoteCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  SyncReport change(Ledger ledger) {
    return ledger.demote(environment(), managed().history());
  }
}
