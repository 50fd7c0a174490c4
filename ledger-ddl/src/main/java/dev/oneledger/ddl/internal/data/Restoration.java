package dev.oneledger.ddl.internal.data;

import java.util.List;

/**
 * The data's part of a rollback. Internal: may change in any release.
 *
 * @param beforeStructure to run first: checks, and then takes out rows that no key names
 * @param afterStructure to run when the tables and columns are back, before foreign keys, NOT NULL
 *     and other constraints that the migration dropped are back
 * @param atEnd to run when all of the structure is back: counters, and the end of the snapshots
 */
public record Restoration(
    List<String> beforeStructure, List<String> afterStructure, List<String> atEnd) {

  /** Of a migration that takes nothing away. */
  static final Restoration NONE = new Restoration(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Restoration {
    beforeStructure = List.copyOf(beforeStructure);
    afterStructure = List.copyOf(afterStructure);
    atEnd = List.copyOf(atEnd);
  }
}
