package dev.oneledger.samples.cli;

import dev.oneledger.Ejection;
import dev.oneledger.flyway.FlywayEject;
import dev.oneledger.jdbc.RailsEject;
import dev.oneledger.json.ReportJson;
import dev.oneledger.liquibase.LiquibaseEject;
import dev.oneledger.spi.EjectFormat;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
    name = "eject",
    description =
        "Makes what another tool needs to go on in a managed environment. Writes a folder, and"
            + " nothing to a database.",
    footer = "  oneledger eject prod --to flyway")
final class EjectCommand extends EnvironmentCommand {

  /** Tools that can take over. */
  enum Tool {
    FLYWAY,
    LIQUIBASE,
    RAILS
  }

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TOOL",
      description = "One of ${COMPLETION-CANDIDATES}.")
  private Tool tool = Tool.FLYWAY;

  @Option(
      names = "--into",
      paramLabel = "FOLDER",
      description = "A new or empty folder. Default: eject-ENV.")
  private @Nullable Path into;

  EjectCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    Ejection ejection = ledger().eject(environment(), format());
    Path folder = into == null ? Path.of("eject-" + environment()) : into;
    ejection.writeTo(path(folder));
    print(isJson(), () -> ReportJson.write(ejection), () -> ejection + "\nwritten to " + folder);
    return Exit.FINE;
  }

  private EjectFormat format() {
    return switch (tool) {
      case FLYWAY -> new FlywayEject();
      case LIQUIBASE -> new LiquibaseEject();
      case RAILS -> new RailsEject();
    };
  }
}
