package dev.oneledger.internal.bundle;

import dev.oneledger.Bundle;
import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.internal.sql.TransactionChoice;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The migrations a bundle holds, each held to its pin. */
final class BundleMigrations {
  private final SortedMap<String, byte[]> files;

  private BundleMigrations(SortedMap<String, byte[]> files) {
    this.files = files;
  }

  /**
   * The bundle's lineage with its texts.
   *
   * @throws LedgerException if a file is missing or is not the pinned text
   */
  static List<Migration> of(Bundle bundle) {
    BundleMigrations migrations = new BundleMigrations(bundle.files());
    return bundle.lineage().pins().stream().map(migrations::migration).toList();
  }

  private Migration migration(Lineage.Pin pin) {
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
    byte[] bytes = files.get(path);
    SqlText text = bytes == null ? null : SqlText.decode(bytes, path);
    if (text == null || !text.textHash().equals(expected)) {
      throw new LedgerException(
          "File '%s' of the bundle is not the pinned text:\n  expected: %s\n  actual:   %s\nFetch the bundle again."
              .formatted(path, expected, text == null ? "no such file" : text.textHash()));
    }
    return text;
  }
}
