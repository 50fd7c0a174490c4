package dev.oneledger.internal.journal;

import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of a rollback migration says which migration it takes back: {@code
 * 147_rollback_of_144_customer_health_score}. So it is known for one wherever it travels, in a file
 * or in a release, without asking the ledger. Internal: may change in any release.
 */
public final class RollbackName {
  private static final String PREFIX = "rollback_of_";

  private RollbackName() {}

  /** The migration that this one takes back, if its name says so. */
  public static Optional<MigrationId> original(MigrationId id) {
    if (id.isRepeatable() || !id.slug().startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(MigrationId.parse(id.slug().substring(PREFIX.length())));
    } catch (LedgerException namesNoMigration) {
      return Optional.empty();
    }
  }

  /** Whether this migration takes one back. */
  public static boolean isRollback(MigrationId id) {
    return original(id).isPresent();
  }

  /** How new it is: a rollback is as new as what it takes back. Null for a repeatable one. */
  public static @Nullable Revision measure(MigrationId id) {
    return original(id).orElse(id).revision();
  }

  /** The highest {@link #measure}; null if none has one. */
  public static @Nullable Revision newest(Iterable<MigrationId> ids) {
    Revision newest = null;
    for (MigrationId id : ids) {
      Revision revision = measure(id);
      if (revision != null && (newest == null || revision.compareTo(newest) > 0)) {
        newest = revision;
      }
    }
    return newest;
  }

  /** A name for taking back a migration, of a revision after all that are known. */
  public static MigrationId of(MigrationId original, Collection<MigrationId> known) {
    return MigrationId.versioned(nextRevision(known), PREFIX + original.canonical());
  }

  /** A revision after all that are known. */
  public static Revision nextRevision(Collection<MigrationId> known) {
    BigInteger highest =
        known.stream()
            .map(MigrationId::revision)
            .filter(Objects::nonNull)
            .map(revision -> new BigInteger(revision.canonical().split("_", 2)[0]))
            .max(BigInteger::compareTo)
            .orElse(BigInteger.ZERO);
    return Revision.parse(highest.add(BigInteger.ONE).toString());
  }
}
