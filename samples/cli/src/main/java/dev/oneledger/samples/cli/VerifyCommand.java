package dev.oneledger.samples.cli;

import dev.oneledger.Bundle;
import dev.oneledger.Trust;
import dev.oneledger.Verification;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "bundle:verify",
    description = "Verifies a bundle: its signatures, then every byte. Needs no configuration.")
final class VerifyCommand extends Command {
  @Parameters(
      index = "0",
      paramLabel = "ZIP",
      description = "The bundle, its signatures beside it.")
  private Path zip = Path.of("");

  @Option(
      names = "--signers",
      required = true,
      paramLabel = "FILE",
      description = "Who may sign: OpenSSH's allowed_signers.")
  private Path signers = Path.of("");

  @Option(
      names = "--by",
      paramLabel = "PRINCIPAL",
      description = "Who must have signed. Default: anybody who may.")
  private @Nullable String principal;

  VerifyCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    Trust anybody = Trust.allowedSigners(path(signers));
    Trust trust = principal == null ? anybody : anybody.by(principal);
    Bundle bundle = open(trust);
    print(text(bundle, bundle.verification().orElseThrow()));
    return Exit.FINE;
  }

  private Bundle open(Trust trust) {
    try (Progress progress = progress()) {
      return Bundle.open(path(zip), trust, progress);
    }
  }

  private static String text(Bundle bundle, Verification verification) {
    return """
    ✔ %s of %s: %s attached, %s in its lineage
    ✔ signed by %s
      %s
    """
        .formatted(
            bundle.release(),
            bundle.release().app(),
            bundle.attached().size(),
            bundle.lineage().pins().size(),
            verification.signatures().stream()
                .map(each -> String.join(", ", each.principals()) + ", " + each.fingerprint())
                .distinct()
                .collect(Collectors.joining("; ")),
            bundle.digest());
  }
}
