package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.FindingsException;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a release will pin: the lineage of the release before, then what is attached, by revision.
 * An app's first release also takes in all that is lower, once: later revisions of it leave gaps,
 * as later releases do. What a revision has pinned stays pinned in the next one, edited or not,
 * unless a repeatable migration is attached again, or one that now has a rollback text.
 */
final class WantedLineage {
  private final Context context;
  private final AppRecord app;
  private final Draft.Wanted wanted;
  private final OurText texts;
  private final List<Finding> findings = new ArrayList<>();

  WantedLineage(Context context, AppRecord app, Draft.Wanted wanted) {
    this.context = context;
    this.app = app;
    this.wanted = wanted;
    this.texts = new OurText(context, app, null);
  }

  /**
   * The lineage.
   *
   * @param previous the release before
   * @param existing the revision before of this release
   * @throws FindingsException if an attached migration's text is not the one that is pinned or
   *     applied elsewhere
   */
  Lineage over(Optional<ReleaseDocument> previous, Optional<ReleaseDocument> existing) {
    Lineage base = previous.map(ReleaseDocument::lineage).orElse(Lineage.EMPTY);
    Lineage before = existing.map(ReleaseDocument::lineage).orElse(base);
    NavigableSet<MigrationId> added = new TreeSet<>(wanted.attached());
    if (previous.isEmpty() && existing.isEmpty()) {
      added.addAll(lowerThan(added));
    }
    existing.ifPresent(release -> added.addAll(release.attached()));
    if (previous.isEmpty()) {
      before.pins().forEach(pin -> added.add(pin.id()));
    }
    List<Lineage.Pin> pins = new ArrayList<>();
    List<MigrationId> broughtBefore = new ArrayList<>();
    for (Lineage.Pin pin : base.pins()) {
      boolean replaced = pin.id().isRepeatable() && added.contains(pin.id());
      if (!replaced) {
        pins.add(pin);
        added.remove(pin.id());
      }
      if (!replaced && wanted.attached().contains(pin.id())) {
        held(pin);
        broughtBefore.add(pin.id());
      }
    }
    added.forEach(id -> pins.add(pin(before, id)));
    if (!findings.isEmpty()) {
      throw new FindingsException("The release cannot be cut.", findings);
    }
    if (!broughtBefore.isEmpty()) {
      throw broughtBefore(broughtBefore.get(0));
    }
    return new Lineage(pins);
  }

  /** To roll it back with this release would take away what another one brought. */
  private LedgerException broughtBefore(MigrationId id) {
    String release =
        app.allRevisions().stream()
            .filter(cut -> cut.lineage().pin(id).isPresent())
            .findFirst()
            .map(cut -> cut.name().toString())
            .orElse("one before it");
    return new LedgerException(
        "Migration %s cannot be attached to release '%s': release %s brought it already. Attach what is new; the lineage has the rest."
            .formatted(id, wanted.id(), release));
  }

  private NavigableSet<MigrationId> lowerThan(NavigableSet<MigrationId> attached) {
    Optional<MigrationId> highest =
        attached.stream().filter(id -> !id.isRepeatable()).max(Comparator.naturalOrder());
    NavigableSet<MigrationId> known = KnownIds.of(context, app);
    return highest
        .<NavigableSet<MigrationId>>map(id -> known.headSet(id, false))
        .orElseGet(TreeSet::new);
  }

  private Lineage.Pin pin(Lineage before, MigrationId id) {
    Optional<Lineage.Pin> pinned = before.pin(id);
    boolean again = wanted.attached().contains(id);
    if (pinned.isEmpty() || (again && id.isRepeatable())) {
      return ours(id);
    }
    return again ? held(pinned.get()) : pinned.get();
  }

  /** The text to pin where none is pinned: ours. */
  private Lineage.Pin ours(MigrationId id) {
    Optional<Migration> build = context.catalogue().find(id);
    if (build.isEmpty()) {
      return app.registered(id)
          .orElseThrow(() -> new LedgerException("Unknown migration '%s'.".formatted(id)));
    }
    OurText.Choice choice = texts.of(build.get());
    choice.finding().filter(Finding::isProblem).ifPresent(findings::add);
    return Lineage.Pin.of(choice.migration());
  }

  /**
   * A pin that is asked for by name again: the build's text must not have become another, and a
   * rollback text may only be added.
   */
  private Lineage.Pin held(Lineage.Pin pin) {
    Optional<Migration> build = context.catalogue().find(pin.id());
    if (build.isEmpty()) {
      return pin;
    }
    Optional<Finding> finding = texts.of(build.get()).finding();
    Lineage.Pin now = Lineage.Pin.of(build.get());
    if (finding.isPresent() || now.equals(pin)) {
      finding.filter(Finding::isProblem).ifPresent(findings::add);
      return pin;
    }
    if (pin.rollbackHash() == null) {
      return now;
    }
    findings.add(Findings.rollbackChangedSincePinned(build.get(), pin, now));
    return pin;
  }
}
