package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
import dev.oneledger.Resolution;
import dev.oneledger.SyncReport;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "resolve",
    description =
        "Says what is true of a statement in doubt, in a managed environment, after somebody looked"
            + " at the database; the next sync goes on from there. Writes to its journal and to the"
            + " ledger, and runs nothing.",
    footer =
        "  oneledger resolve dev 145_backfill_scores --applied --who ann --why 'the index is there'")
final class ResolveCommand extends AnsweredCommand {

  /** One of the two. */
  static final class Truth {
    @Option(names = "--applied", description = "The statement took effect: go on behind it.")
    private boolean isApplied;

    @Option(names = "--not-applied", description = "It did not take effect: run it again.")
    private boolean isNotApplied;
  }

  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = "The migration: its full id, or its revision where that is unique.")
  private String id = "";

  @ArgGroup(multiplicity = "1")
  private Truth truth = new Truth();

  ResolveCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  SyncReport change(Ledger ledger) {
    boolean applied = truth.isApplied && !truth.isNotApplied;
    return ledger.resolve(environment(), id, new Resolution(applied, who(), why()));
  }
}
