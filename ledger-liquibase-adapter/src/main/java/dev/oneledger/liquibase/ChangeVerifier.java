package dev.oneledger.liquibase;

import java.util.List;

/**
 * Sums changesets that are more than SQL, such as {@code createTable} in XML, which takes
 * Liquibase's own classes. {@link LiquibaseCoreVerifier} is one. Thread-safe.
 */
@FunctionalInterface
public interface ChangeVerifier {

  /**
   * All changesets as their files have them now. Called once for each version that a reading of the
   * history meets on a changeset that is more than SQL.
   *
   * @param version the version of the sums, 8 or 9
   * @throws dev.oneledger.LedgerException if the files cannot be read
   */
  List<VerifiedChangeset> changesets(int version);
}
