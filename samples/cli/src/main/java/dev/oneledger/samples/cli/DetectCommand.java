package dev.oneledger.samples.cli;

import dev.oneledger.jdbc.DetectedHistory;
import dev.oneledger.jdbc.HistoryTable;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "history:detect",
    description =
        "Tells which migration tools have a table in an environment's database. Reads the catalog"
            + " alone.")
final class DetectCommand extends LedgerCommand {
  @Parameters(index = "0", paramLabel = "ENV", description = "The environment.")
  private String environment = "";

  DetectCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    List<DetectedHistory> found =
        HistoryTable.detect(configuration().environment(environment).dataSource());
    print(
        found.isEmpty()
            ? "No table of a migration tool that is known."
            : found.stream().map(DetectedHistory::toString).collect(Collectors.joining("\n")));
    return Exit.FINE;
  }
}
