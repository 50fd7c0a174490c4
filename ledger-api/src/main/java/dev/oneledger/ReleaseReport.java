package dev.oneledger;

import java.time.Instant;
import java.util.List;

/**
 * The releases of an application, as values that can be kept and handed on.
 *
 * @param app the application
 * @param releases the latest revision of each, in sequence
 */
public record ReleaseReport(String app, List<Item> releases) {
  public ReleaseReport {
    releases = List.copyOf(releases);
  }

  /** The releases a ledger knows now. */
  public static ReleaseReport of(Ledger ledger) {
    return new ReleaseReport(ledger.app(), ledger.releases().stream().map(Item::of).toList());
  }

  /** The releases as plain text. */
  @Override
  public String toString() {
    return render(TextStyle.PLAIN);
  }

  /** The releases as text: a line for each, and its conditions and approvals below. */
  public String render(TextStyle style) {
    return new ReleaseText(this, style).render();
  }

  /**
   * One release revision; see {@link Release} for what each of these is.
   *
   * @param name which
   * @param cutAt when it was cut
   * @param attached the migrations attached to it, in the order of application
   * @param lineage everything up to and including them
   * @param conditions where, until when and on top of what it may be replayed
   * @param bundleDigest the SHA-256 of its bundle as a zip
   * @param approvals who approved exactly this revision, in order
   */
  public record Item(
      ReleaseName name,
      Instant cutAt,
      List<MigrationId> attached,
      Lineage lineage,
      ReleaseConditions conditions,
      Hash bundleDigest,
      List<Approval> approvals) {
    public Item {
      attached = List.copyOf(attached);
      approvals = List.copyOf(approvals);
    }

    /** A release as it is now. */
    public static Item of(Release release) {
      return new Item(
          release.name(),
          release.cutAt(),
          release.attached(),
          release.lineage(),
          release.conditions(),
          release.bundleDigest(),
          release.approvals());
    }
  }
}
