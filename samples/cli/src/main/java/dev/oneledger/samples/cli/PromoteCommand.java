package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
import dev.oneledger.SyncReport;
import picocli.CommandLine;

@CommandLine.Command(
    name = "promote",
    description =
        "Takes over an environment that another tool kept: configure it as managed before, and"
            + " leave its history in the configuration. Writes a journal there with what that tool"
            + " applied, and to the ledger; that tool's table is left alone.",
    footer = "  oneledger promote dev")
final class PromoteCommand extends ChangingCommand {

  PromoteCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  SyncReport change(Ledger ledger) {
    return ledger.promote(environment(), managed().history());
  }
}
