package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
import dev.oneledger.Mode;
import dev.oneledger.SyncReport;
import picocli.CommandLine;

@CommandLine.Command(
    name = "promote",
    description =
        "Takes over an environment that another tool kept: configure it as managed before, and"
            + " leave its history in the configuration.")
final class PromoteCommand extends ChangingCommand {

  PromoteCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  SyncReport change(Ledger ledger) {
    EnvironmentSettings settings = configuration().environment(environment());
    if (settings.mode() != Mode.MANAGED) {
      throw settings
          .section()
          .refused("mode", "promote takes an environment that is configured as managed.");
    }
    return ledger.promote(environment(), settings.history());
  }
}
