package dev.oneledger;

import java.time.Instant;
import java.util.List;

/**
 * One immutable revision of a release: a named set of attached migrations that pins its complete
 * lineage by hash. Thread-safe.
 */
public interface Release {

  /** Which release and revision this is. */
  ReleaseName name();

  /** When it was cut, by the clock of the ledger that cut it. */
  Instant cutAt();

  /** The migrations attached to it, in the order of application. */
  List<MigrationId> attached();

  /** Everything up to and including the attached migrations. */
  Lineage lineage();

  /**
   * Records in the ledger that the environment is to have this release.
   *
   * @return this release
   * @throws LedgerException if the environment is unknown, or already follows a later release, or
   *     this release's lineage does not continue the assigned one
   */
  Release assignTo(String environment);

  /**
   * The release as files, from the texts the ledger pinned when it was cut. The same release
   * revision gives the same bytes everywhere.
   *
   * @throws LedgerException if the ledger lacks a pinned text or a bundle layout the release was
   *     cut with
   */
  Bundle bundle();
}
