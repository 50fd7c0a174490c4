package dev.oneledger.ddl.internal.portable;

import java.util.List;

/**
 * An index. Internal: may change in any release.
 *
 * @param name its name, in lower case
 * @param table the table it is on
 * @param unique whether no two rows may have the same
 * @param columns its columns, in order
 */
public record TableIndex(String name, String table, boolean unique, List<Part> columns) {

  /** A column of it, ascending or not. */
  public record Part(String column, boolean descending) {}

  /** Copies the list. */
  public TableIndex {
    columns = List.copyOf(columns);
  }
}
