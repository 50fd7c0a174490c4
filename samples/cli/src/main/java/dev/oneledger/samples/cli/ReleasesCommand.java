package dev.oneledger.samples.cli;

import dev.oneledger.ReleaseReport;
import dev.oneledger.json.ReportJson;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
    name = "release:list",
    description = "Shows the releases, their conditions and approvals. Writes nothing.",
    footer = "  oneledger release:list")
final class ReleasesCommand extends LedgerCommand {
  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  ReleasesCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    ReleaseReport report = ReleaseReport.of(wholeLedger());
    print(
        json,
        () -> ReportJson.write(report),
        () -> report.releases().isEmpty() ? "No release was cut." : report.render(style()));
    return Exit.FINE;
  }
}
