package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
import dev.oneledger.LedgerBuilder;
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

  /** The ledger with that environment alone. */
  final Ledger ledgerOf(String environment) {
    return open(configuration().ledgerFor(environment));
  }

  /** The ledger with all environments. */
  final Ledger wholeLedger() {
    return open(configuration().ledgerForAll());
  }

  /** The only way to a ledger, so that all of its reports speak of commands. */
  final Ledger open(LedgerBuilder builder) {
    return SpokenLedger.of(builder.open());
  }
}
