package dev.oneledger.ddl.internal.inverse;

/** When a statement runs. Within a phase: drops dependents first, all else what they need first. */
enum Phase {
  /** Drops, under the names of the near side. */
  DROP,
  /** Renames; from here on the names of the far side. */
  RENAME,
  /** Creates and alterations, what is needed before what needs it. */
  MAKE,
  /** Drops of what was still in use before the alterations. */
  DROP_LATE,
  /** What may point in circles, such as foreign keys. */
  LINK,
  /** Owners, then privileges, then comments. */
  DESCRIBE
}
