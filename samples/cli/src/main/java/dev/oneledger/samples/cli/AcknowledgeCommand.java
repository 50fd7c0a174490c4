package dev.oneledger.samples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.oneledger.Ledger;
import dev.oneledger.ProvenReceipt;
import dev.oneledger.Receipt;
import dev.oneledger.SyncReport;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "acknowledge",
    description =
        "Accepts the receipt for a release that was replayed in an export-only environment: as"
            + " claimed, or as proven if its signature lies beside it, FILE.sig, and --signers says"
            + " who may sign. Writes to the ledger.",
    footer = "  oneledger acknowledge staging receipt.yaml --signers allowed_signers")
final class AcknowledgeCommand extends ChangingCommand {
  @Parameters(index = "1", paramLabel = "FILE", description = "The receipt.")
  private Path file = Path.of("");

  @ArgGroup(exclusive = false)
  private @Nullable Signers signers;

  AcknowledgeCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  SyncReport change(Ledger ledger) {
    String receipt = new String(read(file), UTF_8);
    if (signers == null) {
      return ledger.acknowledge(environment(), Receipt.parse(receipt));
    }
    String signature = new String(read(file.resolveSibling(file.getFileName() + ".sig")), UTF_8);
    return ledger.acknowledge(
        environment(), ProvenReceipt.signed(receipt, signature, signers.trust(this)));
  }
}
