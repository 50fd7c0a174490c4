package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
import dev.oneledger.LedgerBuilder;
import dev.oneledger.SyncReport;
import dev.oneledger.json.ReportJson;
import java.time.Duration;
import picocli.CommandLine.Option;

/** A command that may apply migrations. */
abstract class ChangingCommand extends EnvironmentCommand {
  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "How long to wait for another runner. Default: 300.")
  private long wait = LedgerBuilder.DEFAULT_DEADLINE.toSeconds();

  ChangingCommand(Surroundings surroundings) {
    super(surroundings);
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
              configuration()
                  .ledgerFor(environment())
                  .deadline(Duration.ofSeconds(wait))
                  .listener(progress)));
    }
  }
}
