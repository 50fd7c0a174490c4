package dev.oneledger.samples.cli;

import static dev.oneledger.UnknownNameException.hint;

import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.Row;
import dev.oneledger.Finding;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.json.ReportJson;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "diff",
    description = "Shows one migration: our text against the one that is there. Writes nothing.",
    footer = "  oneledger diff prod 144_customer_health_score")
final class DiffCommand extends EnvironmentCommand {
  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = "The migration, as the matrix or their history calls it.")
  private String id = "";

  DiffCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    DriftReport all = ledger().drift(environment());
    Row row = row(all);
    DriftReport one = only(row, all);
    print(isJson(), () -> ReportJson.write(one), () -> text(one));
    return Exit.of(one.findings());
  }

  private Row row(DriftReport report) {
    return report.rows().stream()
        .filter(row -> names(row).anyMatch(id::equals))
        .findFirst()
        .orElseThrow(() -> unknown(report));
  }

  private static Stream<String> names(Row row) {
    return Stream.concat(
        Stream.of(row.label()),
        Stream.ofNullable(row.facts().migration()).flatMap(DiffCommand::names));
  }

  private static Stream<String> names(MigrationId migration) {
    return Stream.concat(
        Stream.of(migration.toString()),
        Stream.ofNullable(migration.revision()).map(Revision::toString));
  }

  private ConfigurationException unknown(DriftReport report) {
    List<String> known = report.rows().stream().map(Row::label).toList();
    return new ConfigurationException(
        "Environment '%s' has no migration '%s': %s."
            .formatted(environment(), id, hint(id, known)));
  }

  private static DriftReport only(Row row, DriftReport all) {
    List<Finding> findings = Stream.ofNullable(row.finding()).toList();
    return new DriftReport(
        all.environment(), all.mode(), all.asOf(), all.source(), List.of(row), findings);
  }

  private String text(DriftReport one) {
    return one.hasDrift() ? one.review(style()) : one.render(style());
  }
}
