package dev.oneledger;

import java.util.Locale;

/**
 * What a journal entry says happened. Kinds up to {@link #ROLLED_BACK} belong in an environment
 * journal, the others in the ledger's own journals; {@link #OPENED} begins either, and an
 * environment journal also keeps what was {@link #ASSIGNED} and says when the {@link #MODE_CHANGED
 * mode changed}.
 */
public enum EntryKind {
  /** The journal begins; details carry its random id, the mode and the schema. */
  OPENED(""),
  /** Counted as applied without having been run by us: it was there when management began. */
  BASELINED("applied"),
  /** A statement that cannot be part of a transaction was about to run. */
  STARTED("started"),
  /** A statement of a migration that runs statement by statement took effect; more are to come. */
  STATEMENT_DONE("started"),
  /** Applied, in the same transaction as this entry where the database allows it. */
  APPLIED("applied"),
  /** Tried and not applied; details carry the statement's line and the server's message. */
  FAILED("failed"),
  /** It is not known whether a statement took effect. */
  IN_DOUBT("in doubt"),
  /** A person said that the statement in doubt took effect; the migration goes on behind it. */
  RESOLVED_APPLIED("resolved"),
  /** A person said that the statement in doubt did not take effect; it is to run again. */
  RESOLVED_NOT_APPLIED("resolved"),
  /** Undone by a later rollback migration. */
  ROLLED_BACK("rolled back"),

  /** A migration's text became known to the ledger. */
  REGISTERED("registered"),
  /** A release revision was cut. */
  RELEASED(""),
  /** The signatures of a bundle were verified; details carry its digest, the keys and when. */
  VERIFIED(""),
  /** A release revision was assigned to the environment. */
  ASSIGNED(""),
  /** An environment's history was read. */
  OBSERVED(""),
  /** A receipt for replayed migrations was accepted. */
  ACKNOWLEDGED(""),
  /** Somebody approved a release revision. */
  APPROVED(""),
  /**
   * Somebody overrode a gate that did not let a release be cut (in the app's journal) or assigned
   * (in the environment's); details carry its reasons.
   */
  OVERRIDDEN(""),
  /** A finding was waived. */
  WAIVED(""),
  /** An outside migration became ours. */
  ADOPTED("adopted"),
  /** The environment's mode changed. */
  MODE_CHANGED(""),
  /**
   * The environment's journal does not continue the ledger's copy of it, as after a restore from a
   * backup: another copy was begun. Details carry both ends.
   */
  REWOUND(""),
  /** A migration was judged at its texts; details say what the proof found, and on what. */
  JUDGED(""),
  /**
   * An environment's schema was read; details carry the hashes of how it should be and how it is,
   * and who accepted it if somebody did.
   */
  CATALOG_READ("");

  private final String status;

  EntryKind(String status) {
    this.status = status;
  }

  /**
   * The status an entry of this kind gives its migration in the state digest; empty if it gives
   * none.
   */
  public String status() {
    return status;
  }

  /** The word stored in journals: {@code applied}, {@code in-doubt}, {@code mode-changed} ... */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads a {@link #label()} back.
   *
   * @throws LedgerException if this version of the library does not know the kind
   */
  public static EntryKind ofLabel(String label) {
    for (EntryKind kind : values()) {
      if (kind.label().equals(label)) {
        return kind;
      }
    }
    throw new LedgerException(
        "Journal entry of unknown kind '%s': it was written by a newer version of the library. Upgrade this one."
            .formatted(label));
  }
}
