package dev.oneledger.ddl.internal.data;

import java.util.List;

/**
 * The data's part of a rollback. Internal: may change in any release.
 *
 * @param beforeStructure to run first: checks, and changes nothing
 * @param afterStructure to run when the tables and columns are back, before foreign keys, NOT NULL
 *     and other constraints that the migration dropped are back
 */
public record Restoration(List<String> beforeStructure, List<String> afterStructure) {

  /** Copies the lists. */
  public Restoration {
    beforeStructure = List.copyOf(beforeStructure);
    afterStructure = List.copyOf(afterStructure);
  }
}
