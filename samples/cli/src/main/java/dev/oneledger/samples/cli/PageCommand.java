package dev.oneledger.samples.cli;

import dev.oneledger.page.StatusPage;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "page",
    description =
        "Puts the status page into one HTML file that anybody can open. Writes that file alone.",
    footer = "  oneledger page status.html")
final class PageCommand extends LedgerCommand {
  @Parameters(index = "0", paramLabel = "FILE", description = "The file; it is replaced.")
  private Path file = Path.of("");

  PageCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    StatusPage.write(wholeLedger(), path(file));
    print("✔ written to " + file);
    return Exit.FINE;
  }
}
