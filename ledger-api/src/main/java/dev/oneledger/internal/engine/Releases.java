package dev.oneledger.internal.engine;

import dev.oneledger.Assurances;
import dev.oneledger.Bundle;
import dev.oneledger.EntryKind;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Predecessor;
import dev.oneledger.Release;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.internal.engine.LedgerJournals.Addition;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.internal.journal.JournalWriter;
import dev.oneledger.spi.BundleLayout;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Cutting releases and assigning them. */
final class Releases {
  private final Context context;

  Releases(Context context) {
    this.context = context;
  }

  Optional<Release> latest(String id) {
    AppRecord app = context.appRecord();
    return app.latest(id).map(release -> asRelease(app, release));
  }

  List<Release> all() {
    AppRecord app = context.appRecord();
    return app.latestReleases().stream().map(release -> asRelease(app, release)).toList();
  }

  private Release asRelease(AppRecord app, ReleaseDocument document) {
    return new CutRelease(context, document, app.bundle(document.name()));
  }

  Release cut(Draft.Wanted wanted) {
    AppRecord app = context.appRecord();
    Optional<ReleaseDocument> existing = app.latest(wanted.id());
    NavigableSet<MigrationId> attached = new TreeSet<>(wanted.attached());
    existing.ifPresent(release -> attached.addAll(release.attached()));
    if (attached.isEmpty()) {
      throw new LedgerException(
          "Release '%s' has nothing attached: attach at least one migration before cut()."
              .formatted(wanted.id()));
    }
    Optional<ReleaseDocument> previous = previous(app, existing);
    previous.ifPresent(this::refuseOtherLanguage);
    Lineage lineage = new WantedLineage(context, app, wanted).over(previous, existing);
    ReleaseConditions conditions =
        new WantedConditions(app, wanted).over(existing.map(ReleaseDocument::conditions), lineage);
    Map<MigrationId, Assurances> known = app.proofs().assurances(lineage);
    if (existing.filter(cut -> isSame(cut, wanted, lineage, conditions)).isPresent()
        && (isBuiltOn(app, existing.get())
            || (saysSo(existing.get(), known) && isMadeAlike(app, existing.get())))) {
      return asRelease(app, existing.get());
    }
    existing.ifPresent(release -> refuseBuiltOn(app, release));
    refusePast(wanted);
    ReleaseDocument draft =
        new ReleaseDocument(
            name(app, existing, wanted),
            context.stamps().now().at(),
            previous.map(release -> predecessor(app, release)).orElse(null),
            conditions,
            context.language().get(),
            context.settings().allLayouts().stream().map(BundleLayout::name).sorted().toList(),
            lineage.pins().stream().map(Lineage.Pin::id).filter(attached::contains).toList(),
            lineage,
            known);
    GatesPassed gates = GateCheck.beforeCut(context, draft, wanted.overrides());
    refuseChangedMeanwhile(draft, wanted, previous, existing);
    Bundle bundle = CutRelease.bundle(context, draft);
    ReleaseDocument document = draft.with(bundle.assurances());
    context.journals().register(migrationsOf(lineage));
    record(document, bundle.digest(), app.allRevisions().size(), gates);
    gates.tell();
    return new CutRelease(context, document, bundle.digest());
  }

  /** Whether nothing was proven since that it does not say. */
  private static boolean saysSo(ReleaseDocument release, Map<MigrationId, Assurances> known) {
    return release.assurances().entrySet().containsAll(known.entrySet());
  }

  private void refuseOtherLanguage(ReleaseDocument previous) {
    SqlDialect ours = context.language().get();
    if (previous.dialect() != ours) {
      throw new LedgerException(
          "A release for %s cannot continue %s, which is for %s. Open the ledger with dialect(...) as before."
              .formatted(ours, previous.name(), previous.dialect()));
    }
  }

  private void refusePast(Draft.Wanted wanted) {
    Instant now = context.stamps().now().at();
    if (wanted.expires() != null && !wanted.expires().isAfter(now)) {
      throw new LedgerException(
          "Release '%s' would have expired when it is cut: expected a moment after %s, found %s."
              .formatted(wanted.id(), now, wanted.expires()));
    }
  }

  /** Gates may take their time, and texts be applied elsewhere meanwhile. */
  private void refuseChangedMeanwhile(
      ReleaseDocument document,
      Draft.Wanted wanted,
      Optional<ReleaseDocument> previous,
      Optional<ReleaseDocument> existing) {
    Lineage now = new WantedLineage(context, context.appRecord(), wanted).over(previous, existing);
    if (!now.equals(document.lineage())) {
      throw new LedgerException(
          "Release %s was not cut: its texts became others while its gates were asked. Cut it again."
              .formatted(document.name()));
    }
  }

  /** Whether its bundle would still be the one it was cut with, as far as that can be told here. */
  private boolean isMadeAlike(AppRecord app, ReleaseDocument release) {
    List<String> layouts =
        context.settings().allLayouts().stream().map(BundleLayout::name).toList();
    return !layouts.containsAll(release.layouts())
        || CutRelease.bundle(context, release).digest().equals(app.bundle(release.name()));
  }

  private static Predecessor predecessor(AppRecord app, ReleaseDocument release) {
    return new Predecessor(release.lineage().digest(), app.bundle(release.name()));
  }

  private static boolean isSame(
      ReleaseDocument release, Draft.Wanted wanted, Lineage lineage, ReleaseConditions conditions) {
    return release.lineage().equals(lineage)
        && release.attached().containsAll(wanted.attached())
        && release.name().version().equals(wanted.version())
        && release.conditions().equals(conditions);
  }

  private static Optional<ReleaseDocument> previous(
      AppRecord app, Optional<ReleaseDocument> existing) {
    int sequence = existing.map(release -> release.name().sequence()).orElse(Integer.MAX_VALUE);
    return app.latestReleases().stream()
        .filter(release -> release.name().sequence() < sequence)
        .max(Comparator.comparingInt(release -> release.name().sequence()));
  }

  private static boolean isBuiltOn(AppRecord app, ReleaseDocument release) {
    return builtOn(app, release).isPresent();
  }

  private static Optional<ReleaseDocument> builtOn(AppRecord app, ReleaseDocument release) {
    return app.latestReleases().stream()
        .filter(later -> later.name().sequence() > release.name().sequence())
        .findFirst();
  }

  private static void refuseBuiltOn(AppRecord app, ReleaseDocument release) {
    builtOn(app, release)
        .ifPresent(
            later -> {
              throw new LedgerException(
                  "Release %s cannot be cut again: %s was built on it. Cut a new release instead."
                      .formatted(release.name(), later.name()));
            });
  }

  private ReleaseName name(AppRecord app, Optional<ReleaseDocument> existing, Draft.Wanted wanted) {
    return existing
        .map(
            release ->
                new ReleaseName(
                    context.app(),
                    wanted.id(),
                    wanted.version(),
                    release.name().sequence(),
                    release.name().revision() + 1))
        .orElseGet(
            () ->
                new ReleaseName(
                    context.app(), wanted.id(), wanted.version(), nextSequence(app), 1));
  }

  /** Imported releases may leave gaps. */
  private static int nextSequence(AppRecord app) {
    List<ReleaseDocument> releases = app.latestReleases();
    return releases.isEmpty() ? 1 : releases.get(releases.size() - 1).name().sequence() + 1;
  }

  private List<Migration> migrationsOf(Lineage lineage) {
    Set<Lineage.Pin> pins = Set.copyOf(lineage.pins());
    return lineage.pins().stream()
        .flatMap(pin -> context.catalogue().find(pin.id()).stream())
        .filter(migration -> pins.contains(Lineage.Pin.of(migration)))
        .toList();
  }

  private void record(ReleaseDocument document, Hash bundle, int releasesSeen, GatesPassed gates) {
    JournalKey key = JournalKey.ledger(context.app());
    SqlText text = document.toText();
    Map<String, String> details =
        Map.of(
            AppRecord.DOCUMENT,
            text.textHash().toString(),
            AppRecord.BUNDLE,
            bundle.toString(),
            "release",
            document.name().toString());
    EntryDraft released = new EntryDraft(EntryKind.RELEASED, null, gates.with(details));
    context
        .journals()
        .append(
            key,
            existing -> {
              refuseOvertaken(document, existing, releasesSeen);
              JournalWriter writer = new JournalWriter(key, existing);
              return new Addition(
                  gates.entries(context.stamps(), released).stream()
                      .map(entry -> writer.next(entry.draft(), entry.stamp()))
                      .toList(),
                  List.of(text));
            });
  }

  private static void refuseOvertaken(
      ReleaseDocument document, List<JournalEntry> existing, int releasesSeen) {
    long released = existing.stream().filter(entry -> entry.kind() == EntryKind.RELEASED).count();
    if (released != releasesSeen) {
      throw new LedgerException(
          "Release %s was not cut: somebody else cut a release at the same moment. Cut it again."
              .formatted(document.name()));
    }
  }
}
