package dev.oneledger.samples.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A command that works with the ledger of the configuration. */
abstract class LedgerCommand extends Command {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration. Default: oneledger.yaml in this folder.")
  private Path file = Path.of("oneledger.yaml");

  LedgerCommand(Surroundings surroundings) {
    super(surroundings);
  }

  final Configuration configuration() {
    return Configuration.read(path(file), surroundings().variables());
  }
}
