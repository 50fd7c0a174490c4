package dev.oneledger.samples.cli;

import dev.oneledger.jdbc.DetectedHistory;
import dev.oneledger.jdbc.HistoryTable;
import java.util.List;
import java.util.Map;
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
            found.stream().map(DetectCommand::json).toList()));
  }

  private static Map<String, Object> json(DetectedHistory found) {
    Map<String, Object> fields =
        CliJson.fields("tool", found.name(), "table", found.table(), "because", found.because());
    HistoryPreset.nameOf(found).ifPresent(name -> fields.put("history", name));
    return fields;
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
