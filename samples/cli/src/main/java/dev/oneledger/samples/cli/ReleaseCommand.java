package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
import dev.oneledger.MigrationId;
import dev.oneledger.Release;
import dev.oneledger.ReleaseName;
import dev.oneledger.ReleaseReport;
import dev.oneledger.json.ReportJson;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that cuts a release. */
abstract class ReleaseCommand extends LedgerCommand {
  @Parameters(index = "0", paramLabel = "REL", description = "The release's id.")
  private String id = "";

  @Option(
      names = "--as",
      paramLabel = "VERSION",
      description = "The version of a new release. Default: its id.")
  private @Nullable String version;

  @Option(
      names = "--into",
      paramLabel = "FOLDER",
      description = "Where bundles are written. Default: releases in this folder.")
  private Path into = Path.of("releases");

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  ReleaseCommand(Surroundings surroundings) {
    super(surroundings);
  }

  final String id() {
    return id;
  }

  /** What the release has so far, in the revision that is the latest. */
  final List<String> attached(Ledger ledger) {
    return ledger.release(id).map(Release::attached).orElse(List.of()).stream()
        .map(MigrationId::toString)
        .toList();
  }

  final Release cut(Ledger ledger, Collection<String> migrations) {
    String known = ledger.release(id).map(Release::name).map(ReleaseName::version).orElse(id);
    return ledger
        .release(id, version == null ? known : version)
        .attach(migrations.toArray(String[]::new))
        .cut();
  }

  /** Where the release's bundle is written, relative to the folder of this run. */
  final Path place(String name) {
    return into.resolve(name);
  }

  final void report(Release release, String text) {
    ReleaseReport report =
        new ReleaseReport(release.name().app(), List.of(ReleaseReport.Item.of(release)));
    print(json, () -> ReportJson.write(report), () -> text);
  }
}
