package dev.oneledger.internal.bundle;

import dev.oneledger.Assurance;
import dev.oneledger.Assurances;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Predecessor;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.BundleContents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest says; {@link Manifest} writes it. Internal: may change in any release.
 *
 * @param release which release
 * @param generated when it was cut
 * @param attached the migrations attached to it, in order of application
 * @param previous the release it builds on; null for the first
 * @param conditions where, until when and on top of what it may be replayed
 * @param dialect the SQL of the texts
 * @param layouts names of the layouts that have files, sorted
 * @param lineage the whole lineage
 * @param outsideTransactions the migrations of the lineage that cannot run in a transaction
 * @param assurances what is known of each migration of the lineage
 */
public record ManifestData(
    ReleaseName release,
    Instant generated,
    List<MigrationId> attached,
    @Nullable Predecessor previous,
    ReleaseConditions conditions,
    SqlDialect dialect,
    List<String> layouts,
    Lineage lineage,
    Set<MigrationId> outsideTransactions,
    Map<MigrationId, Assurances> assurances) {

  public ManifestData {
    attached = List.copyOf(attached);
    layouts = List.copyOf(layouts);
    outsideTransactions = Set.copyOf(outsideTransactions);
    assurances = Map.copyOf(assurances);
  }

  /** What is known of one migration of the lineage. */
  Assurances assurances(MigrationId id) {
    return Objects.requireNonNull(assurances.get(id), () -> "no assurances of " + id);
  }

  /** Whether every attached migration is at least claimed to change nothing when it runs again. */
  boolean replayable() {
    return attached.stream().allMatch(id -> assurances(id).replayable() != Assurance.NO);
  }

  /** What the manifest of these contents says; goes through the texts once. */
  static ManifestData of(BundleContents contents, List<String> layouts) {
    List<MigrationId> outside = new ArrayList<>();
    Map<MigrationId, Assurances> assurances = new HashMap<>();
    for (Migration migration : contents.migrations()) {
      if (!migration.transactional()) {
        outside.add(migration.id());
      }
      Assurances known = contents.assurances().get(migration.id());
      assurances.put(
          migration.id(), known == null ? byWords(migration, contents.dialect()) : known);
    }
    return new ManifestData(
        contents.release(),
        contents.generated(),
        contents.attached(),
        contents.previous(),
        contents.conditions(),
        contents.dialect(),
        layouts,
        contents.lineage(),
        Set.copyOf(outside),
        assurances);
  }

  private static Assurances byWords(Migration migration, SqlDialect dialect) {
    return new Assurances(
        isGuarded(migration, dialect) ? Assurance.CLAIMED : Assurance.NO,
        migration.rollback() == null ? Assurance.NO : Assurance.CLAIMED);
  }

  private static boolean isGuarded(Migration migration, SqlDialect dialect) {
    try {
      SqlScript script = SqlSplitter.split(migration.apply().text(), dialect);
      return OuterTransaction.strip(script).statements().stream()
          .allMatch(statement -> statement.classification().guarded());
    } catch (LedgerException notKnown) {
      return false;
    }
  }
}
