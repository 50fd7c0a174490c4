package dev.oneledger.samples.cli;

import dev.oneledger.Ledger;
import dev.oneledger.MigrationId;
import dev.oneledger.Release;
import dev.oneledger.ReleaseDraft;
import dev.oneledger.ReleaseName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that cuts a release. */
abstract class CuttingCommand extends ReleaseCommand {
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

  @Option(
      names = "--expires",
      paramLabel = "MOMENT",
      converter = Moment.class,
      description = "From when on it is refused: " + Moment.FORM)
  private @Nullable Instant expires;

  @Option(
      names = "--only-for",
      split = ",",
      paramLabel = "ENV",
      description = "The environments it is meant for. Default: all.")
  private List<String> environments = new ArrayList<>();

  @Option(
      names = "--requires",
      paramLabel = "REL",
      description = "An earlier release that must be applied before it.")
  private @Nullable String required;

  @Mixin private Overrides overrides = new Overrides();

  CuttingCommand(Surroundings surroundings) {
    super(surroundings);
  }

  /** What the release has so far, in the revision that is the latest. */
  final List<String> attached(Ledger ledger) {
    return ledger.release(id()).map(Release::attached).orElse(List.of()).stream()
        .map(MigrationId::toString)
        .toList();
  }

  final Release cut(Ledger ledger, Collection<String> migrations) {
    String known = ledger.release(id()).map(Release::name).map(ReleaseName::version).orElse(id());
    ReleaseDraft draft =
        ledger
            .release(id(), version == null ? known : version)
            .attach(migrations.toArray(String[]::new))
            .overriding(overrides.all());
    if (expires != null) {
      draft.expires(expires);
    }
    if (!environments.isEmpty()) {
      draft.onlyFor(environments.toArray(String[]::new));
    }
    if (required != null) {
      draft.requires(required);
    }
    return draft.cut();
  }

  /** Gives the environment the release, past the same gates. */
  final void assign(Release release, String environment) {
    release.assignTo(environment, overrides.all());
  }

  /** Where the release's bundle is written, relative to the folder of this run. */
  final Path place(String name) {
    return into.resolve(name);
  }
}
