package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Release;
import dev.oneledger.SigningKey;
import dev.oneledger.spi.Signer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
    name = "release:cut",
    description =
        "Cuts a release and writes its bundle as one zip, signed and assigned as you say. Writes to"
            + " the ledger and a folder.",
    footer = "  oneledger release:cut rel_8f12 --sign release_key --assign staging")
final class CutCommand extends CuttingCommand {
  @Option(
      names = "--ids",
      split = ",",
      paramLabel = "ID",
      description = "The migrations. Default: what the release has, else all that no release has.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--sign",
      paramLabel = "KEY",
      description = "A private key to sign with: Ed25519, in OpenSSH's form or as PEM.")
  private List<Path> keys = new ArrayList<>();

  @Option(
      names = "--assign",
      split = ",",
      paramLabel = "ENV",
      description = "Environments that are to have the release.")
  private List<String> environments = new ArrayList<>();

  CutCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    Configuration configuration = configuration();
    environments.forEach(configuration::environment);
    Signer[] signers = keys.stream().map(this::path).map(SigningKey::read).toArray(Signer[]::new);
    try (Progress progress = progress()) {
      Ledger ledger = open(configuration, progress);
      Release release = cut(ledger, ids.isEmpty() ? byDefault(ledger) : ids);
      Path zip = place(release.name().id() + ".zip");
      release.bundle().writeZip(path(zip), progress, signers);
      environments.forEach(environment -> assign(release, environment));
      progress.done();
      report(release, text(release, zip));
    }
    return Exit.FINE;
  }

  private List<String> byDefault(Ledger ledger) {
    List<String> attached = attached(ledger);
    return attached.isEmpty() ? unreleased(ledger) : attached;
  }

  private static List<String> unreleased(Ledger ledger) {
    Set<MigrationId> released =
        ledger.releases().stream()
            .flatMap(release -> release.lineage().pins().stream())
            .map(Lineage.Pin::id)
            .collect(Collectors.toSet());
    return ledger.migrations().stream()
        .map(Migration::id)
        .filter(id -> !released.contains(id))
        .map(MigrationId::toString)
        .toList();
  }

  private String text(Release release, Path zip) {
    String assigned =
        environments.isEmpty()
            ? ""
            : "✔ assigned to %s\n".formatted(String.join(", ", environments));
    return """
    ✔ cut %s, %s attached
    ✔ bundle written to %s, %s
    %s  %s
    """
        .formatted(
            release.name(),
            release.attached().size(),
            zip,
            signed(),
            assigned,
            release.bundleDigest());
  }

  private String signed() {
    return Optional.of(keys.size())
        .filter(count -> count > 0)
        .map(count -> "signed by %s %s".formatted(count, count == 1 ? "key" : "keys"))
        .orElse("not signed");
  }
}
