package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
import dev.oneledger.Release;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
    name = "release:attach-migrations",
    description =
        "Attaches migrations to a release, beside those it has, and unpacks its bundle. Begins the"
            + " release where there is none. Writes to the ledger and a folder.",
    footer = "  oneledger release:attach-migrations rel_8f12 --ids 144_customer_health_score,145")
final class AttachCommand extends CuttingCommand {
  @Option(
      names = "--ids",
      split = ",",
      required = true,
      paramLabel = "ID",
      description = "The migrations: full ids, or unique revisions.")
  private List<String> ids = new ArrayList<>();

  AttachCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    try (Progress progress = progress()) {
      Ledger ledger = open(configuration(), progress);
      Set<String> all = new LinkedHashSet<>(attached(ledger));
      all.addAll(ids);
      Release release = cut(ledger, all);
      Path bundle = place(release.name().id());
      release.bundle().writeDirectory(path(bundle), progress);
      progress.done();
      report(release, text(bundle));
    }
    return Exit.FINE;
  }

  private String text(Path bundle) {
    return """
    ✔ attached %s %s to %s
    ✔ manifest regenerated
    ✔ bundle written to %s/sql/
    """
        .formatted(ids.size(), ids.size() == 1 ? "migration" : "migrations", id(), slashes(bundle));
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
