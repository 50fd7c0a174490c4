package dev.oneledger.internal.engine;

import dev.oneledger.Approval;
import dev.oneledger.Bundle;
import dev.oneledger.GateOverride;
import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.Release;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.internal.bundle.BundleWriter;
import dev.oneledger.spi.BundleContents;
import java.time.Instant;
import java.util.List;

/**
 * A release revision that was cut, with what it needs to act.
 *
 * @param bundleDigest the SHA-256 of its bundle, as recorded when it was cut
 */
record CutRelease(Context context, ReleaseDocument document, Hash bundleDigest) implements Release {

  @Override
  public ReleaseName name() {
    return document.name();
  }

  @Override
  public Instant cutAt() {
    return document.cutAt();
  }

  @Override
  public List<MigrationId> attached() {
    return document.attached();
  }

  @Override
  public Lineage lineage() {
    return document.lineage();
  }

  @Override
  public ReleaseConditions conditions() {
    return document.conditions();
  }

  @Override
  public Release assignTo(String environment, GateOverride... overrides) {
    new Assignment(context, document, environment, List.of(overrides)).record();
    return this;
  }

  @Override
  public Release approve(String who, String why) {
    new ReleaseJournal(context, document).approve(who, why);
    return this;
  }

  @Override
  public List<Approval> approvals() {
    return List.copyOf(new ReleaseJournal(context, document).approvals());
  }

  @Override
  public Bundle bundle() {
    Bundle bundle = bundle(context, document);
    if (!bundle.digest().equals(bundleDigest)) {
      throw new LedgerException(
          """
          The bundle of release %s would not be the one it was cut with.
            expected: %s
            actual:   %s
            to do:    take the zip that was written then, or the version of the library and of its layouts it was cut with; cutting the release again makes a new revision, unless a later one was built on it."""
              .formatted(document.name(), bundleDigest, bundle.digest()));
    }
    return bundle;
  }

  /** The bundle of a release as it is made here and now. */
  static Bundle bundle(Context context, ReleaseDocument document) {
    BundleContents contents =
        new BundleContents(
            document.name(),
            document.cutAt(),
            document.attached(),
            new LineageTexts(context.texts(), document.lineage()),
            document.lineage(),
            document.previous(),
            document.conditions(),
            document.dialect(),
            document.assurances());
    return BundleWriter.bundle(
        contents, document.layouts().stream().map(context::layout).toList(), context::tell);
  }

  @Override
  public String toString() {
    return document.name().toString();
  }
}
