package dev.oneledger.samples.cli;

import dev.oneledger.CellState;
import dev.oneledger.Finding;
import dev.oneledger.StatusMatrix;
import dev.oneledger.json.ReportJson;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
    name = "status",
    description = "Shows what is applied where. Writes nothing.",
    footer = "  oneledger status --json")
final class StatusCommand extends LedgerCommand {
  private static final Set<CellState> WRONG =
      Set.of(CellState.DRIFTED, CellState.FAILED, CellState.OUTSIDE);

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  StatusCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    StatusMatrix matrix = wholeLedger().status();
    print(json, () -> ReportJson.write(matrix), () -> matrix.render(style()));
    return exit(matrix);
  }

  private static Exit exit(StatusMatrix matrix) {
    Set<CellState> states =
        matrix.rows().stream()
            .flatMap(row -> row.cells().values().stream())
            .map(StatusMatrix.Cell::state)
            .collect(Collectors.toSet());
    if (states.contains(CellState.IN_DOUBT)) {
      return Exit.UNSETTLED;
    }
    List<Finding> findings =
        matrix.columns().stream().flatMap(column -> column.findings().stream()).toList();
    return states.stream().anyMatch(WRONG::contains) ? Exit.FINDINGS : Exit.of(findings);
  }
}
