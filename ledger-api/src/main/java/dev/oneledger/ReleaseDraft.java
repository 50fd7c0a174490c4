package dev.oneledger;

/** A release about to be cut. Nothing is written before {@link #cut()}. Not thread-safe. */
public interface ReleaseDraft {

  /**
   * Attaches migrations by full id or unique revision.
   *
   * @return this draft
   * @throws LedgerException if one of them is unknown or the revision is not unique
   */
  ReleaseDraft attach(String... ids);

  /**
   * Names gates that are not to stop the cut, if they do not pass.
   *
   * @return this draft
   */
  ReleaseDraft overriding(GateOverride... overrides);

  /**
   * Cuts the release: pins the attached migrations and everything before them by hash, registers
   * texts the ledger did not know, and records it. A release already cut with the same content is
   * returned as it is; with other content a new revision is cut that supersedes it.
   *
   * <p>The lineage is that of the release before, then the attached migrations by revision. The
   * first release of an app also takes in every known migration of a lower revision.
   *
   * @throws FindingsException if gates do not pass: all of them, and nothing was written
   * @throws LedgerException if nothing is attached, a later release was already built on this one,
   *     or an attached migration's text differs from the one applied or pinned elsewhere, or an
   *     override names no gate
   */
  Release cut();
}
