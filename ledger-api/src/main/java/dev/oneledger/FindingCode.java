package dev.oneledger;

/**
 * The registry of finding codes. A code keeps its meaning for ever; a retired one is never reused.
 */
public enum FindingCode {
  /** A signature that counts is not there. */
  SIGNATURE_MISSING("B001", Severity.BLOCKING),
  /** A signature does not verify, is malformed, or was made for another purpose. */
  SIGNATURE_INVALID("B002", Severity.BLOCKING),
  /** Nobody allows the key that signed, or not for this, not to this signer, or not now. */
  SIGNER_NOT_ALLOWED("B003", Severity.BLOCKING),
  /** The key that signed is revoked. */
  SIGNER_REVOKED("B004", Severity.BLOCKING),
  /** The content does not have the digest that is written down for it. */
  DIGEST_WRONG("B005", Severity.BLOCKING),

  /** The text differs from the one applied or pinned. */
  CHANGED("D001", Severity.BLOCKING),
  /** A migration was applied there that the ledger does not know. */
  OUTSIDE("D002", Severity.DRIFT),
  /** The ledger knows it as applied there, and it is not there any more. */
  MISSING("D003", Severity.DRIFT),
  /** The same revision under another name. */
  COLLISION("D004", Severity.BLOCKING),
  /** Only comments or blanks differ from the text applied or pinned. */
  COSMETIC("D005", Severity.NOTE),
  /** The other tool records it as failed or only partly applied. */
  FAILED_THERE("D006", Severity.DRIFT),
  /** The other tool marks it as run although its SQL never ran. */
  NEVER_RAN("D007", Severity.DRIFT),
  /** It comes late against the order of what is applied. */
  OUT_OF_ORDER("D008", Severity.BLOCKING),
  /** The other tool records it as undone. */
  UNDONE("D009", Severity.DRIFT),
  /** Nothing there can tell whether the text is the same. */
  NOT_VERIFIABLE("D010", Severity.NOTE),
  /** It is applied there although no release assigned to the environment contains it. */
  UNRELEASED("D011", Severity.DRIFT),
  /** It is applied there and this build does not contain it. */
  NOT_IN_BUILD("D012", Severity.NOTE),
  /** It is not known whether a statement took effect. */
  IN_DOUBT("D013", Severity.BLOCKING),
  /** The last try to apply it failed. */
  FAILED("D014", Severity.DRIFT),
  /** The database holds a journal of another environment. */
  FOREIGN_JOURNAL("D015", Severity.BLOCKING),
  /** The journal is empty and the schema is not. */
  UNMANAGED_SCHEMA("D016", Severity.BLOCKING),
  /** The configured mode is not the recorded one. */
  MODE_MISMATCH("D017", Severity.BLOCKING),
  /** The environment or the ledger could not be read; what is shown is the last known state. */
  UNREACHABLE("D018", Severity.NOTE),
  /** The migration contains what its environment cannot run as it stands. */
  NOT_RUNNABLE("D019", Severity.BLOCKING),
  /** The environment's journal does not continue the ledger's copy of it. */
  REWOUND("D020", Severity.DRIFT),
  /** It was begun statement by statement and is not complete; the next sync goes on. */
  BEGUN("D021", Severity.NOTE),
  /** A part of it is applied, and its text no longer begins with that part. */
  PARTLY_APPLIED("D022", Severity.BLOCKING),
  /** A start that applies nothing does not find it applied. */
  NOT_APPLIED("D023", Severity.BLOCKING),
  /** It is newer than this start accepts. */
  TOO_NEW("D024", Severity.BLOCKING),
  /** The ledger does not know what the environment's journal says it assigned. */
  LEDGER_BEHIND("D025", Severity.BLOCKING),
  /** Later applied migrations must be rolled back before it can be. */
  LATER_FIRST("D026", Severity.BLOCKING),
  /** The text changed since it was seen to match, and their checksum cannot tell. */
  UNSEEN_CHANGE("D027", Severity.DRIFT),
  /** The other tool applied it after a later revision. */
  LATE_THERE("D028", Severity.NOTE),
  /** Somebody holds the other tool's lock. */
  LOCKED_THERE("D029", Severity.NOTE),
  /** An outside migration that somebody made ours. */
  ADOPTED("D030", Severity.NOTE),
  /** The other tool would apply it next, and the ledger does not know it. */
  PENDING_THERE("D031", Severity.NOTE),
  /** The other tool has yet to apply it, and nobody could once the environment is managed. */
  ONLY_THERE("D032", Severity.BLOCKING),
  /** The other tool's history does not say what the journal says, so it cannot take over. */
  HANDOVER("D033", Severity.BLOCKING),
  /** The schema is not what it was after the last migration, and no migration changed it. */
  SCHEMA_CHANGED_OUTSIDE("D034", Severity.DRIFT),
  /** The schema could not be compared with what was recorded. */
  SCHEMA_NOT_COMPARED("D035", Severity.NOTE),

  /** A bundle's zip is not of the one form that bundles have. */
  ZIP_MALFORMED("B006", Severity.BLOCKING),
  /** A file in a bundle has a name that is unsafe or not in its place. */
  ENTRY_NAME("B007", Severity.BLOCKING),
  /** A file in a bundle is not the one that its checksums say. */
  ENTRY_SUM("B008", Severity.BLOCKING),
  /** A bundle, or something in it, is larger than a reader accepts. */
  BUNDLE_TOO_LARGE("B009", Severity.BLOCKING),
  /** A bundle's manifest is not of the form that manifests have. */
  MANIFEST_MALFORMED("B010", Severity.BLOCKING),
  /** A bundle's manifest contradicts itself or the files of the bundle. */
  MANIFEST_CONTRADICTS("B011", Severity.BLOCKING),
  /** The bundle is of another application. */
  BUNDLE_FOREIGN("B012", Severity.BLOCKING),
  /** A later revision of the release, or a later release, is known. */
  BUNDLE_SUPERSEDED("B013", Severity.BLOCKING),
  /** The bundle's time is over. */
  BUNDLE_EXPIRED("B014", Severity.BLOCKING),
  /** The bundle's lineage does not continue what is there. */
  BUNDLE_DIVERGES("B015", Severity.BLOCKING),
  /** The bundle is not meant for this environment. */
  ENVIRONMENT_NOT_ALLOWED("B016", Severity.BLOCKING),
  /** The environment lacks the lineage that the bundle requires. */
  PREFIX_MISSING("B017", Severity.BLOCKING),
  /** A file changed after it was verified, or while it was read. */
  FILE_CHANGED("B018", Severity.BLOCKING),

  /** A gate does not let a release be cut or assigned. */
  GATE_NOT_PASSED("G001", Severity.BLOCKING),

  /** A structural statement fails, or does something else, when the migration runs again. */
  STRUCTURE_UNGUARDED("C001", Severity.BLOCKING),
  /** A data statement changes rows again when the migration runs again. */
  DATA_UNGUARDED("C002", Severity.BLOCKING),
  /** The migration is not wrapped in BEGIN and COMMIT. */
  NOT_WRAPPED("C003", Severity.BLOCKING),
  /** The migration has no rollback beside it. */
  NO_ROLLBACK("C004", Severity.BLOCKING),
  /** The migration's file name does not carry the checksum of its content. */
  NOT_CONTENT_ADDRESSED("C005", Severity.BLOCKING),
  /** A statement reaches beyond the schema: into the cluster, its files or its programs. */
  FORBIDDEN_STATEMENT("C006", Severity.BLOCKING),
  /** Nothing can be said about a statement from its text alone. */
  NOT_JUDGED("C007", Severity.NOTE),
  /** A step destroys data or structure, and nobody consented to it. */
  DESTRUCTIVE("C008", Severity.BLOCKING),
  /** A statement cannot be made safe to run again. */
  NOT_GUARDABLE("C009", Severity.BLOCKING),
  /** What a statement did cannot be taken back by a generated rollback. */
  NOT_INVERTIBLE("C010", Severity.BLOCKING),
  /** A statement changes a system catalog that no snapshot reads. */
  CATALOG_NOT_READ("C011", Severity.BLOCKING),
  /** The rows that a rollback would need are more than the budget allows. */
  OVER_BUDGET("C012", Severity.BLOCKING),
  /** A desired schema, or a hint about it, cannot be carried out. */
  DESIRED_UNUSABLE("C013", Severity.BLOCKING),

  /** An entry's hash does not match its content. */
  ENTRY_ALTERED("J001", Severity.BLOCKING),
  /** Entries are missing or out of sequence. */
  ENTRY_MISSING("J002", Severity.BLOCKING),
  /** An entry does not follow from the one before it. */
  CHAIN_BROKEN("J003", Severity.BLOCKING),
  /** The state digest does not follow from the entries. */
  STATE_WRONG("J004", Severity.BLOCKING),

  /** The migration, or its rollback, fails when it runs a second time. */
  REPLAY_FAILS("P001", Severity.BLOCKING),
  /** The migration, or its rollback, changes something when it runs a second time. */
  REPLAY_CHANGES("P002", Severity.BLOCKING),
  /** The rollback fails. */
  ROLLBACK_FAILS("P003", Severity.BLOCKING),
  /** The rollback leaves something else than what was there before. */
  ROLLBACK_DIFFERS("P004", Severity.BLOCKING),
  /** The scratch database cannot prove anything. */
  SCRATCH_UNSUITABLE("P005", Severity.BLOCKING),
  /** The migration fails where it is meant to run. */
  APPLY_FAILS("P006", Severity.BLOCKING);

  /** How much a finding weighs. */
  public enum Severity {
    /** Worth knowing; nothing to do. */
    NOTE,
    /** Somebody must look; nothing is stopped. */
    DRIFT,
    /** {@code sync} of a managed environment refuses until it is settled. */
    BLOCKING
  }

  private final String code;
  private final Severity severity;

  FindingCode(String code, Severity severity) {
    this.code = code;
    this.severity = severity;
  }

  /** The stable code, such as {@code D001}. */
  public String code() {
    return code;
  }

  /** How much it weighs. */
  public Severity severity() {
    return severity;
  }
}
