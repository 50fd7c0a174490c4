package dev.oneledger.internal.bundle;

import dev.oneledger.Bundle;
import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.internal.sql.TransactionChoice;
import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The migrations a bundle holds, each read when asked for and held to its pin. Internal: may change
 * in any release.
 */
public final class BundleMigrations extends AbstractList<Migration> {
  private final Bundle bundle;
  private final List<Lineage.Pin> pins;

  private BundleMigrations(Bundle bundle) {
    this.bundle = bundle;
    this.pins = bundle.lineage().pins();
  }

  /**
   * The bundle's lineage with its texts; a text that is not the pinned one is refused on access.
   */
  public static List<Migration> of(Bundle bundle) {
    return new BundleMigrations(bundle);
  }

  @Override
  public int size() {
    return pins.size();
  }

  @Override
  public Migration get(int place) {
    Lineage.Pin pin = pins.get(place);
    String path = BundleFile.sql(pin.id());
    SqlText apply = text(path, pin.textHash());
    return new Migration(
        pin.id(), apply, rollback(pin), TransactionChoice.isTransactional(apply, path), path);
  }

  private @Nullable SqlText rollback(Lineage.Pin pin) {
    Hash hash = pin.rollbackHash();
    return hash == null ? null : text(BundleFile.rollback(pin.id()), hash);
  }

  private SqlText text(String path, Hash expected) {
    SqlText text = SqlText.decode(bundle.content(path), path);
    if (!text.textHash().equals(expected)) {
      throw new LedgerException(
          "File '%s' of the bundle is not the pinned text:\n  expected: %s\n  actual:   %s\nFetch the bundle again."
              .formatted(path, expected, text.textHash()));
    }
    return text;
  }
}
