package dev.oneledger.reliability.compare;

import dev.oneledger.reliability.compare.LeftOut.Why;
import dev.oneledger.reliability.process.Command;
import java.util.List;

/** Runs files by psql, each in a call of its own. */
final class PsqlRun {
  private PsqlRun() {}

  /**
   * Fills a new database with what the managed run applied.
   *
   * @return false if psql failed at a file, which is left out of the managed run then
   */
  static boolean repeat(ManagedRun managed, Scratch scratch) {
    scratch.renew();
    List<SetFile> files = managed.applied();
    for (SetFile file : files) {
      Command.Result result = scratch.psql(file.file());
      if (result.exit() != 0) {
        managed.leaveOut(
            file,
            Why.FAILS_IN_PSQL,
            result.output().strip().replace(file.file().toString(), file.name()));
        return false;
      }
    }
    return true;
  }
}
