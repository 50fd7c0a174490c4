package dev.oneledger.samples.cli;

import dev.oneledger.Release;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

@CommandLine.Command(
    name = "release:approve",
    description = "Approves the latest revision of a release, and only that. Writes to the ledger.",
    footer = "  oneledger release:approve rel_8f12 --who ann --why 'read it, ran it on staging'")
final class ApproveCommand extends ReleaseCommand {
  @Mixin private Answer answer = new Answer();

  ApproveCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    try (Progress progress = progress()) {
      Release release = known(open(configuration(), progress));
      release.approve(answer.who(), answer.why());
      progress.done();
      report(release, "✔ %s approved by %s".formatted(release.name(), answer.who()));
    }
    return Exit.FINE;
  }
}
