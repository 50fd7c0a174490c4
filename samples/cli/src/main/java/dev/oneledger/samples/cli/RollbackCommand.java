package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
import dev.oneledger.SyncReport;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "rollback",
    description =
        "Takes a migration back in a managed environment, by a new migration that runs its rollback"
            + " text. Writes to its database and to the ledger; with --dry-run it writes nothing and"
            + " shows the SQL.",
    footer = "  oneledger rollback dev 144_customer_health_score --dry-run")
final class RollbackCommand extends ChangingCommand {
  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = "The migration: its full id, or its revision where that is unique.")
  private String id = "";

  @Option(names = "--dry-run", description = "Shows what would be done.")
  private boolean isDryRun;

  RollbackCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    return isDryRun ? report(ledger().planRollback(environment(), id)) : super.run();
  }

  @Override
  SyncReport change(Ledger ledger) {
    return ledger.rollback(environment(), id);
  }
}
