package dev.oneledger.samples.cli;

import dev.oneledger.Finding;
import dev.oneledger.Ledger;
import dev.oneledger.ddl.ProofSeries;
import dev.oneledger.ddl.ProofVerdict;
import dev.oneledger.json.ReportJson;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
    name = "prove",
    description =
        "Proves that each migration can run again and be taken back, each in the state after those"
            + " before it, on the configured scratch database, which has to be empty. Writes there,"
            + " and to the ledger what it found.",
    footer = "  oneledger prove")
final class ProveCommand extends LedgerCommand {
  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Mixin private Author author = new Author();

  ProveCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Exit run() {
    Configuration configuration = configuration();
    Ledger ledger = open(author.in(configuration.ledgerForAll()));
    List<ProofVerdict> verdicts = verdicts(configuration, ledger);
    Instant now = Instant.now();
    verdicts.forEach(verdict -> ledger.record(verdict.record(now)));
    print(
        json,
        () -> ReportJson.writeProofs(verdicts.stream().map(each -> each.record(now)).toList()),
        () -> text(verdicts));
    return exit(verdicts);
  }

  private List<ProofVerdict> verdicts(Configuration configuration, Ledger ledger) {
    try (Progress progress = progress()) {
      return ProofSeries.of(ledger.migrations())
          .listener(progress)
          .on(configuration.scratchDatabase());
    }
  }

  private static String text(List<ProofVerdict> verdicts) {
    return Idiom.of(verdicts.stream().map(Object::toString).collect(Collectors.joining("\n")));
  }

  private static Exit exit(List<ProofVerdict> verdicts) {
    List<Finding> findings =
        verdicts.stream().flatMap(verdict -> verdict.findings().stream()).toList();
    return Exit.of(findings);
  }
}
