package dev.oneledger.samples.cli;

import dev.oneledger.Release;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "release:assign",
    description =
        "Says that environments are to have the latest revision of a release; applies nothing there."
            + " Writes to the ledger.",
    footer = "  oneledger release:assign rel_8f12 staging")
final class AssignCommand extends ReleaseCommand {
  @Parameters(index = "1", arity = "1..*", paramLabel = "ENV", description = "The environments.")
  private List<String> environments = new ArrayList<>();

  @Mixin private Overrides overrides = new Overrides();

  AssignCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    Configuration configuration = configuration();
    environments.forEach(configuration::environment);
    try (Progress progress = progress()) {
      Release release = known(open(configuration, progress));
      environments.forEach(environment -> release.assignTo(environment, overrides.all()));
      progress.done();
      report(
          release,
          "✔ %s assigned to %s".formatted(release.name(), String.join(", ", environments)));
    }
    return Exit.FINE;
  }
}
