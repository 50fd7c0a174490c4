package dev.oneledger.samples.cli;

import dev.oneledger.CatalogAcceptance;
import dev.oneledger.Ledger;
import dev.oneledger.SyncReport;
import picocli.CommandLine;

@CommandLine.Command(
    name = "schema:accept",
    description =
        "Takes the schema of an environment as right as it is now, whatever changed it: from now on"
            + " it is compared with this. Needs watchCatalog: true. Writes to the ledger.",
    footer =
        "  oneledger schema:accept dev --who ann --why 'the index was made by hand, and stays'")
final class AcceptCommand extends AnsweredCommand {

  AcceptCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  SyncReport change(Ledger ledger) {
    return ledger.acceptCatalog(environment(), CatalogAcceptance.by(who(), why()));
  }
}
