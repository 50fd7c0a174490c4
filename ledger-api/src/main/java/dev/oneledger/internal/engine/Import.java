package dev.oneledger.internal.engine;

import dev.oneledger.Bundle;
import dev.oneledger.EntryKind;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Hash;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Predecessor;
import dev.oneledger.Release;
import dev.oneledger.ReleaseName;
import dev.oneledger.SqlText;
import dev.oneledger.Verification;
import dev.oneledger.internal.bundle.BundleMigrations;
import dev.oneledger.internal.bundle.FileBundle;
import dev.oneledger.internal.engine.LedgerJournals.Addition;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.internal.journal.JournalWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes over a release from its verified bundle, if it fits what the ledger knows. */
final class Import {
  private static final int TEXTS_AT_ONCE = 64;
  private static final String KEYS = "keys";
  private static final String VERIFIED_AT = "verified-at";
  private static final String RELEASE = "release";

  private final Context context;
  private final Bundle bundle;
  private final ReleaseName name;
  private final ChainRules chain;

  Import(Context context, Bundle bundle) {
    this.context = context;
    this.bundle = bundle;
    this.name = bundle.release();
    this.chain =
        new ChainRules(
            name, bundle.conditions(), "The bundle of %s was not taken over.".formatted(name));
  }

  Release run() {
    Verification verification =
        Optional.of(bundle)
            .filter(FileBundle.class::isInstance)
            .flatMap(Bundle::verification)
            .orElseThrow(
                () ->
                    new LedgerException(
                        "The bundle of %s was not taken over: nobody has verified it. Open its zip with Bundle.open(path, trust)."
                            .formatted(name)));
    if (!name.app().equals(context.app())) {
      throw chain.refused(
          FindingCode.BUNDLE_FOREIGN,
          "it is of app '%s', and this is the ledger of '%s'.".formatted(name.app(), context.app()),
          "Take it to the ledger of its own app.");
    }
    chain.refuseExpired(context.stamps().now().at());
    AppRecord app = context.appRecord();
    refuseUnfit(app);
    ReleaseDocument document = document();
    if (app.revision(name.id(), name.revision()).isEmpty()) {
      registerTexts(app);
    }
    record(verification, document);
    return new CutRelease(context, document, bundle.digest());
  }

  private ReleaseDocument document() {
    return new ReleaseDocument(
        name,
        bundle.generated(),
        bundle.previous().orElse(null),
        bundle.conditions(),
        bundle.dialect(),
        bundle.layouts(),
        bundle.attached(),
        bundle.lineage(),
        bundle.assurances());
  }

  private void refuseUnfit(AppRecord app) {
    Optional<ReleaseDocument> known = app.revision(name.id(), name.revision());
    known.ifPresent(release -> refuseOther(app.bundle(release.name())));
    chain.refuseSuperseded(app);
    if (known.isEmpty()) {
      refuseOutOfLine(app);
      bundle.previous().ifPresent(previous -> refuseOtherPredecessor(app, previous));
      app.latestReleases().stream()
          .filter(later -> later.name().sequence() > name.sequence())
          .forEach(later -> refuseUnlessBuiltOn(app, later));
    }
  }

  /**
   * A later release that is known names the bundle it builds on: that must be this one, if it has
   * the same lineage, and no other revision of this release.
   */
  private void refuseUnlessBuiltOn(AppRecord app, ReleaseDocument later) {
    Predecessor previous = later.previous();
    if (previous == null || previous.bundle().equals(bundle.digest())) {
      return;
    }
    boolean isOfThisRelease =
        previous.lineage().equals(bundle.lineage().digest())
            || app.allRevisions().stream()
                .filter(release -> release.name().id().equals(name.id()))
                .anyMatch(release -> app.bundle(release.name()).equals(previous.bundle()));
    if (isOfThisRelease) {
      throw diverges(
          """
          %s, which the ledger knows, builds on another bundle of it:
            it builds on   %s
            this bundle    %s"""
              .formatted(later.name(), previous.bundle(), bundle.digest()));
    }
  }

  private void refuseOther(Hash recorded) {
    if (!recorded.equals(bundle.digest())) {
      throw diverges(
          """
          the ledger knows this revision by another bundle:
            in the ledger  %s
            this bundle    %s"""
              .formatted(recorded, bundle.digest()));
    }
  }

  /**
   * Its lineage must continue that of every earlier release known, and be continued by later ones.
   */
  private void refuseOutOfLine(AppRecord app) {
    for (ReleaseDocument other : app.latestReleases()) {
      boolean sameId = other.name().id().equals(name.id());
      int order = Integer.compare(other.name().sequence(), name.sequence());
      if (sameId != (order == 0)) {
        throw diverges(
            "it is number %s in sequence, and the ledger has %s as number %s."
                .formatted(name.sequence(), other.name(), other.name().sequence()));
      }
      boolean fits =
          order == 0
              || (order < 0
                  ? bundle.lineage().extendsFrom(other.lineage())
                  : other.lineage().extendsFrom(bundle.lineage()));
      if (!fits) {
        throw diverges(
            "its lineage and that of %s, which the ledger knows, do not continue each other."
                .formatted(other.name()));
      }
    }
  }

  /** A predecessor the ledger does not know at all may have been skipped. */
  private void refuseOtherPredecessor(AppRecord app, Predecessor previous) {
    List<ReleaseDocument> alike =
        app.allRevisions().stream()
            .filter(release -> release.lineage().digest().equals(previous.lineage()))
            .filter(release -> release.name().sequence() < name.sequence())
            .toList();
    boolean isKnown =
        alike.isEmpty()
            || alike.stream()
                .anyMatch(release -> app.bundle(release.name()).equals(previous.bundle()));
    if (!isKnown) {
      ReleaseName latest = alike.get(alike.size() - 1).name();
      throw diverges(
          """
          it builds on another bundle of %s than the ledger knows:
            in the ledger  %s
            it builds on   %s"""
              .formatted(latest, app.bundle(latest), previous.bundle()));
    }
  }

  private FindingsException diverges(String why) {
    return chain.refused(
        FindingCode.BUNDLE_DIVERGES,
        why,
        "Find out which ledger is right; cut the release anew in the one that all releases come from.");
  }

  /**
   * Registers its texts, but for those that a later release known here has exchanged: the latest
   * registered text of a repeatable migration stays the later one.
   */
  private void registerTexts(AppRecord app) {
    List<Migration> migrations = BundleMigrations.of(bundle);
    for (int from = 0; from < migrations.size(); from += TEXTS_AT_ONCE) {
      int to = Math.min(from + TEXTS_AT_ONCE, migrations.size());
      context
          .journals()
          .register(
              migrations.subList(from, to).stream()
                  .filter(migration -> !isExchanged(app, migration.id()))
                  .toList());
    }
  }

  private boolean isExchanged(AppRecord app, MigrationId id) {
    Optional<Lineage.Pin> ours = bundle.lineage().pin(id);
    return app.latestReleases().stream()
        .filter(later -> later.name().sequence() > name.sequence())
        .flatMap(later -> later.lineage().pin(id).stream())
        .anyMatch(pin -> !ours.equals(Optional.of(pin)));
  }

  /** The release's document, and the texts it pins that were not registered. */
  private List<SqlText> textsToKeep(AppRecord app, SqlText document) {
    List<SqlText> texts = new ArrayList<>(List.of(document));
    for (int place = 0; place < bundle.lineage().pins().size(); place++) {
      if (isExchanged(app, bundle.lineage().pins().get(place).id())) {
        Migration migration = BundleMigrations.of(bundle).get(place);
        texts.add(migration.apply());
        Stream.ofNullable(migration.rollback()).forEach(texts::add);
      }
    }
    return texts;
  }

  private void record(Verification verification, ReleaseDocument document) {
    JournalKey key = JournalKey.ledger(context.app());
    SqlText text = document.toText();
    context
        .journals()
        .append(
            key,
            existing -> {
              AppRecord app = AppRecord.of(existing, context.store());
              refuseUnfit(app);
              boolean isNew = app.revision(name.id(), name.revision()).isEmpty();
              List<EntryDraft> drafts = new ArrayList<>();
              if (isNew) {
                drafts.add(new EntryDraft(EntryKind.RELEASED, null, released(text)));
              }
              drafts.add(new EntryDraft(EntryKind.VERIFIED, null, verified(verification)));
              JournalWriter writer = new JournalWriter(key, existing);
              return new Addition(
                  drafts.stream().map(draft -> writer.next(draft, context.stamps().now())).toList(),
                  isNew ? textsToKeep(app, text) : List.of());
            });
  }

  private Map<String, String> released(SqlText document) {
    return Map.of(
        AppRecord.DOCUMENT,
        document.textHash().toString(),
        AppRecord.BUNDLE,
        bundle.digest().toString(),
        RELEASE,
        name.toString());
  }

  private Map<String, String> verified(Verification verification) {
    Map<String, String> details = new TreeMap<>();
    details.put(RELEASE, name.toString());
    details.put(AppRecord.BUNDLE, verification.digest().toString());
    details.put(VERIFIED_AT, verification.at().toString());
    details.put(
        KEYS,
        verification.signatures().isEmpty()
            ? "none, its digest was known"
            : verification.signatures().stream()
                .map(
                    signature ->
                        "%s %s by %s"
                            .formatted(
                                signature.form(),
                                signature.fingerprint(),
                                String.join(" ", signature.principals())))
                .collect(Collectors.joining("; ")));
    return details;
  }
}
