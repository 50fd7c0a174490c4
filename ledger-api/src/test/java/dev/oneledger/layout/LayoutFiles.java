package dev.oneledger.layout;

import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.internal.sql.TransactionChoice;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.BundleLayout;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A lineage in the order given, and what a layout makes of it. */
final class LayoutFiles {

  private LayoutFiles() {}

  static Migration migration(String id, String apply) {
    return of(id, apply, null);
  }

  static Migration migration(String id, String apply, String rollback) {
    return of(id, apply, SqlText.of(rollback));
  }

  private static Migration of(
      String id, String apply, @org.jspecify.annotations.Nullable SqlText rollback) {
    SqlText text = SqlText.of(apply);
    return new Migration(
        MigrationId.parse(id), text, rollback, TransactionChoice.isTransactional(text, id), id);
  }

  static SortedMap<String, String> of(
      BundleLayout layout, SqlDialect dialect, Migration... lineage) {
    List<Migration> all = List.of(lineage);
    SortedMap<String, String> texts = new TreeMap<>();
    layout
        .files(
            new BundleContents(
                new ReleaseName("hub", "rel_1", "1.0", 1, 1),
                Instant.EPOCH,
                all.stream().map(Migration::id).toList(),
                all,
                new Lineage(all.stream().map(Lineage.Pin::of).toList()),
                null,
                ReleaseConditions.NONE,
                dialect))
        .forEach((path, text) -> texts.put(path, text.get()));
    return texts;
  }
}
