package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.FoundTable;
import java.util.List;

/**
 * The columns by which a tool's table is told from others of its name. Internal: may change in any
 * release.
 *
 * @param required columns it has, whatever its version
 * @param forbidden columns that only another tool's table has
 */
public record Fingerprint(List<String> required, List<String> forbidden) {

  /** A table with these columns. */
  public static Fingerprint of(String... required) {
    return new Fingerprint(List.of(required), List.of());
  }

  /** The same, and none of these. */
  public Fingerprint without(String... columns) {
    return new Fingerprint(required, List.of(columns));
  }

  /** Whether a table is one. */
  boolean fits(FoundTable table) {
    return required.stream().allMatch(table::has) && forbidden.stream().noneMatch(table::has);
  }

  /** The columns that decide, in words. */
  String inWords() {
    String columns = (required.size() == 1 ? "column " : "columns ") + String.join(", ", required);
    return forbidden.isEmpty() ? columns : columns + ", none of " + String.join(", ", forbidden);
  }
}
