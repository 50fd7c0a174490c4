package dev.oneledger.reliability.compare;

import dev.oneledger.reliability.process.Command;
import java.util.ArrayList;
import java.util.List;

/** Runs files by psql, each in a call of its own. */
final class PsqlRun {
  private final List<String> failures = new ArrayList<>();

  /** Fills a new database. */
  void run(Scratch scratch, List<SetFile> files) {
    scratch.renew();
    for (SetFile file : files) {
      Command.Result result = scratch.psql(file.file());
      if (result.exit() != 0) {
        failures.add("%s: %s".formatted(file.name(), result.output().strip()));
      }
    }
  }

  /** What psql fails at although {@code sync} applied it. */
  List<String> failures() {
    return List.copyOf(failures);
  }
}
