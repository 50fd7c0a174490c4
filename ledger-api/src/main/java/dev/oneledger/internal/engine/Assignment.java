package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.GateOverride;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.internal.journal.StateWhenApplied;
import dev.oneledger.spi.GateRequest.Known;
import dev.oneledger.spi.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Assigns a release to an environment, if it continues what is assigned there. */
final class Assignment {
  private final Context context;
  private final ReleaseDocument release;
  private final String environment;
  private final List<GateOverride> overrides;
  private final ChainRules chain;

  Assignment(
      Context context, ReleaseDocument release, String environment, List<GateOverride> overrides) {
    this.context = context;
    this.release = release;
    this.environment = environment;
    this.overrides = overrides;
    this.chain =
        new ChainRules(
            release.name(),
            release.conditions(),
            "Release %s cannot be assigned to '%s'.".formatted(release.name(), environment));
  }

  void record() {
    Optional<Environment> configured = context.configured(environment);
    EnvironmentRecord record = context.recordOf(environment);
    if (configured.isEmpty() && !record.isKnown()) {
      throw KnownEnvironments.unknown(context, environment);
    }
    refuseUnlessFollowing(
        configured.map(Environment::followsReleases).orElseGet(record::followsReleases));
    configured
        .flatMap(known -> Admission.mode(known, record))
        .ifPresent(
            finding -> {
              throw new FindingsException(
                  "Release %s cannot be assigned.".formatted(release.name()), List.of(finding));
            });
    configured.ifPresent(this::refuseOtherLanguage);
    refuseUnlessAllowed();
    refuseUnlessInLine(record);
    refuseUnlessPrefixed();
    GatesPassed gates = GateCheck.beforeAssignment(context, release, environment, overrides);
    EntryDraft draft = new EntryDraft(EntryKind.ASSIGNED, null, gates.with(details()));
    LedgerJournals journals = context.journals();
    configured.ifPresent(known -> journals.openEnvironment(environment, known.mode(), true));
    journals.record(
        environment,
        gates.entries(context.stamps(), draft),
        List.of(),
        current -> {
          refuseUnlessInLine(current);
          return true;
        });
    gates.tell();
  }

  /** Asked before the gates, and again when it is written: gates may take their time. */
  private void refuseUnlessInLine(EnvironmentRecord current) {
    AppRecord app = context.appRecord();
    chain.refuseSuperseded(app);
    chain.refuseExpired(context.stamps().now().at());
    current
        .assignment()
        .map(
            assigned ->
                app.revision(assigned.releaseId(), assigned.revision())
                    .orElseThrow(() -> refused("the ledger lacks the release assigned there")))
        .ifPresent(assigned -> refuseUnlessContinuing(app, assigned));
  }

  private void refuseOtherLanguage(Environment configured) {
    Target target = configured.target();
    if (target != null && target.dialect() != release.dialect()) {
      throw refused(
          "its texts are written for %s, and that environment's database speaks %s. Cut a release of texts for it"
              .formatted(release.dialect(), target.dialect()));
    }
  }

  /** Where nothing is applied, nothing is required: the release brings all of it. */
  private void refuseUnlessPrefixed() {
    ReleaseConditions.Prefix required = release.conditions().requires();
    if (required == null) {
      return;
    }
    Map<MigrationId, Known> applied = new Knowledge(context, environment).applied();
    List<String> missing =
        required.pins(release.lineage()).stream()
            .filter(pin -> !isThere(applied.get(pin.id()), pin))
            .map(pin -> pin.id().toString())
            .toList();
    if (!applied.isEmpty() && !missing.isEmpty()) {
      throw chain.refused(
          FindingCode.PREFIX_MISSING,
          "it requires all of release '%s' to be applied before, and '%s' lacks %s."
              .formatted(required.release(), environment, String.join(", ", missing)),
          "Assign release '%s' there, and apply or acknowledge it first."
              .formatted(required.release()));
    }
  }

  private static boolean isThere(@Nullable Known known, Lineage.Pin pin) {
    return known != null && (known.textHash() == null || known.textHash().equals(pin.textHash()));
  }

  private Map<String, String> details() {
    return Map.of(
        EnvironmentRecord.RELEASE,
        release.name().id(),
        EnvironmentRecord.REVISION,
        Integer.toString(release.name().revision()),
        EnvironmentRecord.FOLLOWS,
        "releases",
        EnvironmentRecord.LINEAGE,
        release.lineage().digest().toString(),
        EnvironmentRecord.STATE,
        StateWhenApplied.of(release.lineage().pins()).sum().digest().toString());
  }

  private void refuseUnlessFollowing(boolean follows) {
    if (!follows) {
      throw refused(
          "that environment follows the latest migrations. Configure it with followingReleases()");
    }
  }

  private void refuseUnlessAllowed() {
    if (!release.conditions().allow(environment)) {
      throw chain.refused(
          FindingCode.ENVIRONMENT_NOT_ALLOWED,
          "it is for %s only, not for '%s'."
              .formatted(String.join(", ", release.conditions().environments()), environment),
          "Assign it there, or cut a revision with onlyFor(...) that names this environment.");
    }
  }

  /** A later revision of the assigned release may take its place; all else must continue it. */
  private void refuseUnlessContinuing(AppRecord app, ReleaseDocument assigned) {
    if (!replaces(assigned) && !release.lineage().extendsFrom(assigned.lineage())) {
      throw chain.refused(
          FindingCode.BUNDLE_DIVERGES,
          "its lineage does not continue that of %s, which is assigned to '%s'."
              .formatted(assigned.name(), environment),
          wayOut(app, assigned));
    }
  }

  private String wayOut(AppRecord app, ReleaseDocument assigned) {
    return app.latest(assigned.name().id())
        .filter(latest -> latest.name().revision() > assigned.name().revision())
        .filter(latest -> release.lineage().extendsFrom(latest.lineage()))
        .map(latest -> "Assign %s first, which supersedes it.".formatted(latest.name()))
        .orElse("Assign a later release.");
  }

  private boolean replaces(ReleaseDocument assigned) {
    return assigned.name().id().equals(release.name().id())
        && assigned.name().revision() <= release.name().revision();
  }

  private LedgerException refused(String why) {
    return new LedgerException(
        "Release %s cannot be assigned to '%s': %s.".formatted(release.name(), environment, why));
  }
}
