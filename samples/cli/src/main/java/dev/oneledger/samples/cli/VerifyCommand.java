package dev.oneledger.samples.cli;

import dev.oneledger.Bundle;
import dev.oneledger.MigrationId;
import dev.oneledger.ReleaseName;
import dev.oneledger.Verification;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "bundle:verify",
    description =
        "Verifies a bundle: its signatures, then every byte. Needs no configuration. Writes nothing.",
    footer = "  oneledger bundle:verify releases/rel_8f12.zip --signers allowed_signers")
final class VerifyCommand extends Command {
  @Parameters(
      index = "0",
      paramLabel = "ZIP",
      description = "The bundle, its signatures beside it.")
  private Path zip = Path.of("");

  @Mixin private Signers signers = new Signers();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  VerifyCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    Bundle bundle = open();
    Verification verification = bundle.verification().orElseThrow();
    print(json, () -> json(bundle, verification), () -> text(bundle, verification));
    return Exit.FINE;
  }

  private Bundle open() {
    try (Progress progress = progress()) {
      return Bundle.open(path(zip), signers.trust(this), progress);
    }
  }

  private static String json(Bundle bundle, Verification verification) {
    ReleaseName release = bundle.release();
    return CliJson.of(
        "bundle",
        CliJson.fields(
            "app", release.app(),
            "release", release.id(),
            "releaseVersion", release.version(),
            "sequence", release.sequence(),
            "revision", release.revision(),
            "attached", bundle.attached().stream().map(MigrationId::toString).toList(),
            "lineage", bundle.lineage().digest().toString(),
            "digest", bundle.digest().toString(),
            "verifiedAt", verification.at().toString(),
            "signatures",
                verification.signatures().stream()
                    .map(
                        each ->
                            CliJson.fields(
                                "fingerprint", each.fingerprint(), "principals", each.principals()))
                    .distinct()
                    .toList()));
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
