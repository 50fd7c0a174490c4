package dev.oneledger.samples.cli;

import dev.oneledger.Bundle;
import dev.oneledger.Ledger;
import dev.oneledger.Release;
import dev.oneledger.ReleaseReport;
import dev.oneledger.json.ReportJson;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "release:import",
    description =
        "Takes a release over from its bundle, once that is verified, where the ledger it was cut in"
            + " is out of reach. Writes to the ledger.",
    footer = "  oneledger release:import releases/rel_8f12.zip --signers allowed_signers")
final class ImportCommand extends LedgerCommand {
  @Parameters(
      index = "0",
      paramLabel = "ZIP",
      description = "The bundle, its signatures beside it.")
  private Path zip = Path.of("");

  @Mixin private Signers signers = new Signers();

  @Mixin private Author author = new Author();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  ImportCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    Configuration configuration = configuration();
    try (Progress progress = progress()) {
      Bundle bundle = Bundle.open(path(zip), signers.trust(this), progress);
      Ledger ledger = open(author.in(configuration.ledgerForAll()).listener(progress));
      Release release = ledger.importRelease(bundle);
      ReleaseReport report =
          new ReleaseReport(release.name().app(), List.of(ReleaseReport.Item.of(release)));
      progress.done();
      print(json, () -> ReportJson.write(report), () -> "✔ took over " + release.name());
    }
    return Exit.FINE;
  }
}
