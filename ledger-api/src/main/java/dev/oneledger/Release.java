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

  /** Where, until when and on top of what it may be replayed. */
  ReleaseConditions conditions();

  /** The SHA-256 of its bundle as a zip, as it was when the release was cut. */
  Hash bundleDigest();

  /**
   * Records in the ledger that the environment is to have this release.
   *
   * @param overrides gates that are not to stop it, if they do not pass
   * @return this release
   * @throws LedgerException if the environment is unknown, or already follows a later release, or
   *     this release's lineage does not continue the assigned one, or an override names no gate
   * @throws FindingsException if it is superseded, expired, not meant for the environment, or
   *     requires a release that is not applied there, or if gates do not pass, all of which are
   *     named; nothing was written
   */
  Release assignTo(String environment, GateOverride... overrides);

  /**
   * Records that somebody approves exactly this revision, for {@link Gates#approvedBy}.
   *
   * @return this release
   * @throws LedgerException if {@code who} or {@code why} is blank, or a later revision was cut
   */
  Release approve(String who, String why);

  /**
   * Who approved exactly this revision, in order; each person once, with the latest words. Names
   * that differ in capitals only are one person.
   */
  List<Approval> approvals();

  /**
   * The release as files, from the texts the ledger pinned when it was cut. The same release
   * revision gives the same bytes everywhere.
   *
   * @throws LedgerException if the ledger lacks a pinned text or a bundle layout the release was
   *     cut with, or this version of the library or of a layout makes other bytes of it
   */
  Bundle bundle();
}
