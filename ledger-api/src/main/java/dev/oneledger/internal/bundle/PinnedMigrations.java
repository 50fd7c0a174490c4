package dev.oneledger.internal.bundle;

import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.spi.BundleContents;
import java.util.AbstractList;
import java.util.List;

/** The migrations of a release, each held to its pin when it is asked for. */
final class PinnedMigrations extends AbstractList<Migration> {
  private final BundleContents contents;
  private final List<Lineage.Pin> pins;

  private PinnedMigrations(BundleContents contents) {
    this.contents = contents;
    this.pins = contents.lineage().pins();
  }

  /** The same contents, in which no text but the pinned one is handed out. */
  static BundleContents in(BundleContents contents) {
    return new BundleContents(
        contents.release(),
        contents.generated(),
        contents.attached(),
        new PinnedMigrations(contents),
        contents.lineage(),
        contents.previous(),
        contents.conditions(),
        contents.dialect(),
        contents.assurances());
  }

  @Override
  public int size() {
    return pins.size();
  }

  @Override
  public Migration get(int place) {
    Lineage.Pin pin = pins.get(place);
    Migration migration = contents.migrations().get(place);
    Lineage.Pin actual = Lineage.Pin.of(migration);
    if (!actual.equals(pin)) {
      throw new LedgerException(
          """
          The texts of release %s are not the ones it pins.
            expected: %s
            actual:   %s
            to do:    restore the texts the release was cut with."""
              .formatted(contents.release(), pin, actual));
    }
    return migration;
  }
}
