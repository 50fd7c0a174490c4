package dev.oneledger.samples.cli;

import dev.oneledger.Finding;
import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.Contract;
import dev.oneledger.ddl.ContractReport;
import dev.oneledger.json.ReportJson;
import dev.oneledger.spi.MigrationSource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "contract:check",
    description =
        "Checks a folder of migrations: safe to run again, reversible. Needs no configuration and"
            + " no database. Writes nothing.",
    footer = "  oneledger contract:check migrations")
final class ContractCommand extends Command {
  @Parameters(index = "0", paramLabel = "FOLDER", description = "The migrations.")
  private Path folder = Path.of("");

  @Option(
      names = "--dialect",
      paramLabel = "DIALECT",
      description = "One of ${COMPLETION-CANDIDATES}. Default: POSTGRESQL.")
  private SqlDialect dialect = SqlDialect.POSTGRESQL;

  @Option(names = "--json", description = "Prints the findings as JSON.")
  private boolean json;

  ContractCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    ContractReport report =
        Contract.forDialect(dialect).check(MigrationSource.directory(path(folder)));
    print(
        json, () -> ReportJson.writeFindings(findings(report)), () -> Idiom.of(report.toString()));
    return report.passes() ? Exit.FINE : Exit.FINDINGS;
  }

  private static List<Finding> findings(ContractReport report) {
    return SpokenLedger.findings(
        Stream.of(report.refusals(), report.warnings(), report.notes())
            .flatMap(List::stream)
            .toList());
  }
}
