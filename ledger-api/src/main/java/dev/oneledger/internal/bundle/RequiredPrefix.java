package dev.oneledger.internal.bundle;

import dev.oneledger.Lineage;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.spi.BundleContents;
import java.util.List;

/** The beginning of a release's lineage that an environment must have before. */
final class RequiredPrefix {

  private RequiredPrefix() {}

  /** Its pins in order; empty if the release requires nothing. */
  static List<Lineage.Pin> of(BundleContents contents) {
    ReleaseConditions.Prefix requires = contents.conditions().requires();
    return requires == null ? List.of() : requires.pins(contents.lineage());
  }
}
