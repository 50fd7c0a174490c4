package dev.oneledger.samples.cli;

import dev.oneledger.DriftReport;
import dev.oneledger.json.ReportJson;
import picocli.CommandLine;

@CommandLine.Command(
    name = "drift",
    description =
        "Holds ours against theirs; of each problem it shows hashes, difference and remedy. Writes"
            + " nothing.",
    footer = "  oneledger drift prod")
final class DriftCommand extends EnvironmentCommand {
  /** Where a program finds the review, perhaps across lines; here it follows. */
  private static final String POINTER = "review(\\s+)in\\s+drift\\(\"[^\"]*\"\\)";

  DriftCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    DriftReport report = ledger().drift(environment());
    print(isJson(), () -> ReportJson.write(report), () -> text(report));
    return Exit.of(report.findings());
  }

  private String text(DriftReport report) {
    String table = report.render(style()).replaceAll(POINTER, "review$1below");
    return report.hasDrift() ? table.stripTrailing() + "\n\n" + report.review(style()) : table;
  }
}
