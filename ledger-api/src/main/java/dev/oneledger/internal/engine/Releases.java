package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Finding;
import dev.oneledger.FindingsException;
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
import dev.oneledger.SqlText;
import dev.oneledger.internal.engine.LedgerJournals.Addition;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.internal.journal.JournalWriter;
import dev.oneledger.spi.BundleLayout;
import java.util.ArrayList;
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
    Lineage lineage = lineage(app, previous, attached);
    ReleaseConditions conditions =
        new WantedConditions(app, wanted).over(existing.map(ReleaseDocument::conditions), lineage);
    if (existing.filter(cut -> isSame(cut, wanted, lineage, conditions)).isPresent()) {
      return asRelease(app, existing.get());
    }
    refuseBuiltOn(app, existing);
    ReleaseDocument document =
        new ReleaseDocument(
            name(app, existing, wanted),
            context.stamps().now().at(),
            previous.map(release -> predecessor(app, release)).orElse(null),
            conditions,
            context.language().get(),
            context.settings().layouts().stream().map(BundleLayout::name).sorted().toList(),
            lineage.pins().stream().map(Lineage.Pin::id).filter(attached::contains).toList(),
            lineage);
    GatesPassed gates = GateCheck.beforeCut(context, document, wanted.overrides());
    context.journals().register(migrationsOf(lineage));
    Hash bundle = CutRelease.bundle(context, document).digest();
    record(document, bundle, app.allRevisions().size(), gates);
    return new CutRelease(context, document, bundle);
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

  private static void refuseBuiltOn(AppRecord app, Optional<ReleaseDocument> existing) {
    existing.ifPresent(
        release ->
            app.latestReleases().stream()
                .filter(later -> later.name().sequence() > release.name().sequence())
                .findFirst()
                .ifPresent(
                    later -> {
                      throw new LedgerException(
                          "Release %s cannot be cut again: %s was built on it. Cut a new release instead."
                              .formatted(release.name(), later.name()));
                    }));
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

  /**
   * The lineage of the release before, then what is attached; the first takes in all that is lower.
   */
  private Lineage lineage(
      AppRecord app, Optional<ReleaseDocument> previous, NavigableSet<MigrationId> attached) {
    Lineage base = previous.map(ReleaseDocument::lineage).orElse(Lineage.EMPTY);
    NavigableSet<MigrationId> added = new TreeSet<>(attached);
    if (previous.isEmpty()) {
      added.addAll(lowerThan(app, attached));
    }
    OurText texts = new OurText(context, app, null);
    List<Finding> findings = new ArrayList<>();
    List<Lineage.Pin> pins = new ArrayList<>();
    for (Lineage.Pin pin : base.pins()) {
      boolean replaced = pin.id().isRepeatable() && added.contains(pin.id());
      if (!replaced) {
        pins.add(pin);
        if (added.remove(pin.id())) {
          pin(app, texts, pin.id(), findings);
        }
      }
    }
    added.forEach(id -> pins.add(pin(app, texts, id, findings)));
    if (!findings.isEmpty()) {
      throw new FindingsException("The release cannot be cut.", findings);
    }
    return new Lineage(pins);
  }

  private NavigableSet<MigrationId> lowerThan(AppRecord app, NavigableSet<MigrationId> attached) {
    Optional<MigrationId> highest =
        attached.stream().filter(id -> !id.isRepeatable()).max(Comparator.naturalOrder());
    NavigableSet<MigrationId> known = KnownIds.of(context, app);
    return highest
        .<NavigableSet<MigrationId>>map(id -> known.headSet(id, false))
        .orElseGet(TreeSet::new);
  }

  /** The text to pin: ours. */
  private Lineage.Pin pin(AppRecord app, OurText texts, MigrationId id, List<Finding> findings) {
    Optional<Migration> build = context.catalogue().find(id);
    if (build.isEmpty()) {
      return app.registered(id)
          .orElseThrow(() -> new LedgerException("Unknown migration '%s'.".formatted(id)));
    }
    OurText.Choice choice = texts.of(build.get());
    choice.finding().filter(Finding::isProblem).ifPresent(findings::add);
    return Lineage.Pin.of(choice.migration());
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
