package dev.oneledger.liquibase;

import dev.oneledger.spi.HistoryChecksum;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what can judge a row. Lives within one reading; not thread-safe.
 *
 * <p>A {@link ChangeVerifier} is asked once for each version, and only if some row needs it.
 */
final class RanChecksums {
  private final @Nullable ChangeVerifier verifier;
  private final Map<SumVersion, Map<String, VerifiedChangeset>> verified =
      new EnumMap<>(SumVersion.class);

  /**
   * @param verifier sums what is not SQL; null if nobody was asked to
   */
  RanChecksums(@Nullable ChangeVerifier verifier) {
    this.verifier = verifier;
  }

  /**
   * The checksum of a row.
   *
   * @param theirs the row's changeset in their files, if it is at hand
   */
  HistoryChecksum of(RanChangeset row, @Nullable Changeset theirs) {
    if (row.sum() == null) {
      return HistoryChecksum.none(
          "Liquibase keeps no MD5SUM of it, and will accept whatever text it finds next");
    }
    StoredSum sum = StoredSum.of(row.sum());
    SumVersion version = sum.version();
    if (version == null) {
      return HistoryChecksum.notVerifiable(
          sum.text(), "MD5SUM %s cannot be verified: %s".formatted(sum.text(), sum.obstacle()));
    }
    return row.isOneSqlText()
        ? new SqlChecksum(sum.text(), version, row.key(), theirs)
        : ofChanges(row, sum.text(), version, theirs);
  }

  private HistoryChecksum ofChanges(
      RanChangeset row, String stored, SumVersion version, @Nullable Changeset theirs) {
    String inFile = theirs == null ? null : theirs.sum(version);
    if (theirs != null && inFile != null) {
      return new VerifiedChecksum(stored, inFile, theirs.text());
    }
    VerifiedChangeset found = verified(version).get(row.key().identity());
    if (found != null) {
      return new VerifiedChecksum(stored, found.checksum(), found.sql());
    }
    return HistoryChecksum.notVerifiable(
        stored,
        "it is '%s' and not one SQL text: %s"
            .formatted(
                row.description(),
                verifier == null
                    ? "only Liquibase's own classes can sum it, through a ChangeVerifier"
                    : "the ChangeVerifier does not find it in their files"));
  }

  private Map<String, VerifiedChangeset> verified(SumVersion version) {
    return verifier == null
        ? Map.of()
        : verified.computeIfAbsent(version, asked -> byIdentity(verifier, asked));
  }

  private static Map<String, VerifiedChangeset> byIdentity(
      ChangeVerifier verifier, SumVersion version) {
    Map<String, VerifiedChangeset> found = new HashMap<>();
    for (VerifiedChangeset changeset : verifier.changesets(version.number())) {
      ChangesetKey key = new ChangesetKey(changeset.path(), changeset.id(), changeset.author());
      found.putIfAbsent(key.identity(), changeset);
    }
    return found;
  }
}
