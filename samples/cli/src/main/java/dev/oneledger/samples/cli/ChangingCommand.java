package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
import dev.oneledger.LedgerBuilder;
import dev.oneledger.Mode;
import dev.oneledger.SyncReport;
import dev.oneledger.json.ReportJson;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that changes an environment, or what the ledger says of it. */
abstract class ChangingCommand extends EnvironmentCommand {
  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "How long to wait for another runner. Default: 300.")
  private long wait = LedgerBuilder.DEFAULT_DEADLINE.toSeconds();

  @Mixin private Author author = new Author();

  ChangingCommand(Surroundings surroundings) {
    super(surroundings);
  }

  /** The settings of the environment, which has to be a managed one. */
  final EnvironmentSettings managed() {
    EnvironmentSettings settings = configuration().environment(environment());
    if (settings.mode() != Mode.MANAGED) {
      throw settings
          .section()
          .refused("mode", "this needs an environment that is configured as managed.");
    }
    return settings;
  }

  abstract SyncReport change(Ledger ledger);

  @Override
  Exit run() {
    SyncReport report = changed();
    print(isJson(), () -> ReportJson.write(report), () -> report.render(style()));
    return Exit.of(report.findings());
  }

  private SyncReport changed() {
    try (Progress progress = progress()) {
      return change(
          open(
              author
                  .in(configuration().ledgerFor(environment()))
                  .deadline(Duration.ofSeconds(wait))
                  .listener(progress)));
    }
  }
}
