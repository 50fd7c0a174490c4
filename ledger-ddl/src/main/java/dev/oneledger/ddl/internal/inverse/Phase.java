package dev.oneledger.ddl.internal.inverse;

/** When a statement runs. Within a phase: drops dependents first, all else what they need first. */
enum Phase {
  /** Partitions and children let go of their parents, under the names of the near side. */
  DETACH,
  /** Drops, under the names of the near side. */
  DROP,
  /** Renames; from here on the names of the far side. */
  RENAME,
  /** What rows live in, and what that needs: types, functions, sequences, tables, columns. */
  MAKE,
  /** After lost rows were put back: constraints, indexes, views, triggers and the like. */
  FINISH,
  /** What may point in circles: foreign keys, and partitions that are attached. */
  LINK,
  /** Drops of what was still in use before the alterations. */
  DROP_LATE,
  /** Owners, then privileges, then comments. */
  DESCRIBE;

  /** True if the names of the near side are still in use. */
  boolean nearNames() {
    return this == DETACH || this == DROP;
  }
}
