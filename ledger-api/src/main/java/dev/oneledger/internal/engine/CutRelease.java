package dev.oneledger.internal.engine;

import dev.oneledger.Approval;
import dev.oneledger.Bundle;
import dev.oneledger.GateOverride;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.Release;
import dev.oneledger.ReleaseName;
import dev.oneledger.internal.bundle.BundleWriter;
import dev.oneledger.spi.BundleContents;
import java.time.Instant;
import java.util.List;

/** A release revision that was cut, with what it needs to act. */
record CutRelease(Context context, ReleaseDocument document) implements Release {

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
    BundleContents contents =
        new BundleContents(
            document.name(),
            document.cutAt(),
            document.attached(),
            context.texts().migrations(document.lineage()),
            document.lineage(),
            document.previous(),
            document.conditions(),
            document.dialect());
    return BundleWriter.bundle(contents, document.layouts().stream().map(context::layout).toList());
  }

  @Override
  public String toString() {
    return document.name().toString();
  }
}
