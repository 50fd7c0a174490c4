package dev.oneledger.spi;

import dev.oneledger.Hash;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.ReleaseName;
import dev.oneledger.SqlDialect;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle is made from.
 *
 * @param release which release
 * @param generated when the release was cut
 * @param attached the migrations attached to it, in order of application
 * @param migrations the whole lineage with its texts, in order of application
 * @param lineage the same, pinned by hash
 * @param previousLineage the lineage digest of the release before; null for the first
 * @param dialect the SQL the texts are written in
 */
public record BundleContents(
    ReleaseName release,
    Instant generated,
    List<MigrationId> attached,
    List<Migration> migrations,
    Lineage lineage,
    @Nullable Hash previousLineage,
    SqlDialect dialect) {
  public BundleContents {
    attached = List.copyOf(attached);
    migrations = List.copyOf(migrations);
  }
}
