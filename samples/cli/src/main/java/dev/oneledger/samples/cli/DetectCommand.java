package dev.oneledger.samples.cli;

import dev.oneledger.jdbc.DetectedHistory;
import dev.oneledger.jdbc.HistoryTable;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;

@CommandLine.Command(
    name = "history:detect",
    description =
        "Tells which migration tools have a table in an environment's database. Reads the catalog"
            + " alone. Writes nothing.",
    footer = "  oneledger history:detect prod")
final class DetectCommand extends EnvironmentCommand {

  DetectCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    List<DetectedHistory> found =
        HistoryTable.detect(configuration().environment(environment()).dataSource());
    print(isJson(), () -> json(found), () -> text(found));
    return Exit.FINE;
  }

  private String json(List<DetectedHistory> found) {
    return CliJson.of(
        "histories",
        CliJson.fields(
            "environment",
            environment(),
            "histories",
            found.stream()
                .map(
                    each ->
                        CliJson.fields(
                            "history", HistoryPreset.nameOf(each).orElse(null),
                            "tool", each.name(),
                            "table", each.table(),
                            "because", each.because()))
                .toList()));
  }

  private static String text(List<DetectedHistory> found) {
    return found.isEmpty()
        ? "No table of a migration tool that is known."
        : found.stream().map(DetectCommand::line).collect(Collectors.joining("\n"));
  }

  private static String line(DetectedHistory found) {
    return HistoryPreset.nameOf(found)
        .map(name -> "%s\n  history: %s\n  table: %s".formatted(found, name, found.table()))
        .orElse(found.toString());
  }
}
