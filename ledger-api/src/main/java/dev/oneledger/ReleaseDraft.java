package dev.oneledger;

import java.time.Instant;

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
   * Has the release refused from a moment on, kept to the second: it is not assigned any more, and
   * its scripts do not run.
   *
   * @param moment from then on; {@link #cut} refuses one that is not in the future
   * @return this draft
   */
  ReleaseDraft expires(Instant moment);

  /**
   * Limits the release to some environments. A later revision that names none has the limits of the
   * one before.
   *
   * @return this draft
   * @throws LedgerException if none is named, or a name cannot be an environment's
   */
  ReleaseDraft onlyFor(String... environments);

  /**
   * Has the release refused where something older is in place than another release: an environment
   * in which anything of the app is known to be applied must have all versioned migrations of that
   * release applied first. It is asked when the release is assigned, and by the replay scripts.
   * Without it releases may be skipped.
   *
   * @param release the id of an earlier release, at its latest revision
   * @return this draft
   */
  ReleaseDraft requires(String release);

  /**
   * Cuts the release: pins the attached migrations and everything before them by hash, registers
   * texts the ledger did not know, and records it. A release already cut with the same content is
   * returned as it is; with other content a new revision is cut that supersedes it.
   *
   * <p>The lineage is that of the release before, then the attached migrations by revision. The
   * first release of an app also takes in every known migration of a lower revision. Conditions
   * that the draft does not name stay those of the revision before.
   *
   * @throws FindingsException if gates do not pass: all of them, and nothing was written
   * @throws LedgerException if nothing is attached, a versioned migration that an earlier release
   *     brought is, a later release was already built on this one, an attached migration's text
   *     differs from the one applied or pinned elsewhere, the required release is unknown or no
   *     part of the lineage, or an override names no gate
   */
  Release cut();
}
