package dev.oneledger.internal.engine;

import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.UnknownNameException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conditions a draft names, over those of the revision before. */
final class WantedConditions {
  private final AppRecord app;
  private final Draft.Wanted wanted;

  WantedConditions(AppRecord app, Draft.Wanted wanted) {
    this.app = app;
    this.wanted = wanted;
  }

  /**
   * The conditions of the release to be cut.
   *
   * @param before those of the revision before, if there is one
   * @param lineage what the release will pin
   * @throws LedgerException if the required release is unknown, or the lineage does not continue it
   */
  ReleaseConditions over(Optional<ReleaseConditions> before, Lineage lineage) {
    ReleaseConditions base = before.orElse(ReleaseConditions.NONE);
    return new ReleaseConditions(
        wanted.expires() == null ? base.expires() : wanted.expires(),
        wanted.environments() == null ? base.environments() : wanted.environments(),
        wanted.requires() == null ? base.requires() : prefix(wanted.requires(), lineage));
  }

  private ReleaseConditions.@Nullable Prefix prefix(String id, Lineage lineage) {
    ReleaseDocument required =
        app.latest(id)
            .filter(release -> !id.equals(wanted.id()))
            .orElseThrow(
                () ->
                    refused(
                        "the ledger has no other release of that id: %s. Name one that was cut before"
                            .formatted(UnknownNameException.hint(id, others()))));
    if (!lineage.extendsFrom(required.lineage())) {
      throw refused(
          "its lineage does not continue that of %s. Name a release before it"
              .formatted(required.name()));
    }
    return ReleaseConditions.Prefix.of(id, required.lineage());
  }

  private List<String> others() {
    return app.latestReleases().stream()
        .map(release -> release.name().id())
        .filter(id -> !id.equals(wanted.id()))
        .toList();
  }

  private LedgerException refused(String why) {
    return new LedgerException(
        "Release '%s' cannot require '%s': %s.".formatted(wanted.id(), wanted.requires(), why));
  }
}
