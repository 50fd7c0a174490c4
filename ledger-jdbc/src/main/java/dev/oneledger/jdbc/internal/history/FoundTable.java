package dev.oneledger.jdbc.internal.history;

import dev.oneledger.LedgerException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table as the catalog spells it. Internal: may change in any release.
 *
 * @param schema its schema
 * @param name its name
 * @param columns those of its columns that the role may see, in order
 */
public record FoundTable(String schema, String name, List<Column> columns) {
  public FoundTable {
    columns = List.copyOf(columns);
  }

  /**
   * A column as the catalog spells it.
   *
   * @param name its name
   * @param type its data type in the catalog's words
   */
  public record Column(String name, String type) {

    boolean hasTimeZone() {
      return type.toLowerCase(Locale.ROOT).contains("with time zone");
    }
  }

  /** A column by name: the same spelling first, else any letter case. */
  public Optional<Column> column(String asked) {
    return columns.stream()
        .filter(column -> column.name().equals(asked))
        .findFirst()
        .or(
            () ->
                columns.stream()
                    .filter(column -> column.name().equalsIgnoreCase(asked))
                    .findFirst());
  }

  /** Whether there is such a column, in any letter case. */
  public boolean has(String asked) {
    return column(asked).isPresent();
  }

  /**
   * Checks that columns are there.
   *
   * @throws LedgerException if one is missing; the message has the expected and the found columns
   */
  public void require(String tool, List<String> expected) {
    List<String> missing = expected.stream().filter(column -> !has(column)).toList();
    if (!missing.isEmpty()) {
      throw new LedgerException(
          """
          Table %s is not the history of %s as it is known here: column %s missing.
            expected: %s
            found:    %s
          Name the right table, or grant SELECT on all of its columns.\
          """
              .formatted(
                  this, tool, String.join(", ", missing), String.join(", ", expected), names()));
    }
  }

  /** The names of the columns, in order. */
  public String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return schema + "." + name;
  }
}
