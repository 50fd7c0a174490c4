package dev.oneledger.samples.cli;

import static dev.oneledger.UnknownNameException.hint;

import dev.oneledger.Ledger;
import dev.oneledger.LedgerBuilder;
import dev.oneledger.Release;
import dev.oneledger.ReleaseReport;
import dev.oneledger.json.ReportJson;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command about one release that writes. */
abstract class ReleaseCommand extends LedgerCommand {
  @Parameters(index = "0", paramLabel = "REL", description = "The release's id.")
  private String id = "";

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Mixin private Author author = new Author();

  ReleaseCommand(Surroundings surroundings) {
    super(surroundings);
  }

  final String id() {
    return id;
  }

  /** The ledger that writes in the author's name. */
  final Ledger open(Configuration configuration, Progress progress) {
    LedgerBuilder builder = configuration.ledgerForAll().listener(progress);
    return open(author.in(builder));
  }

  /** The release, which must be there; the nearest ones are suggested. */
  final Release known(Ledger ledger) {
    return ledger
        .release(id)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "Unknown release '%s': %s."
                        .formatted(
                            id,
                            hint(
                                id,
                                ledger.releases().stream()
                                    .map(each -> each.name().id())
                                    .toList()))));
  }

  final void report(Release release, String text) {
    ReleaseReport report =
        new ReleaseReport(release.name().app(), List.of(ReleaseReport.Item.of(release)));
    print(json, () -> ReportJson.write(report), () -> text);
  }
}
