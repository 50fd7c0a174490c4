package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
import dev.oneledger.SyncReport;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "rollback",
    description = "Takes a migration back in a managed environment, by a new migration.")
final class RollbackCommand extends ChangingCommand {
  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = "The migration: its full id, or its revision where that is unique.")
  private String id = "";

  RollbackCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  SyncReport change(Ledger ledger) {
    return ledger.rollback(environment(), id);
  }
}
