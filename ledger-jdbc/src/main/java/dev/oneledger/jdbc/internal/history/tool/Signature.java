package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.FoundTable;
import dev.oneledger.jdbc.internal.history.TableName;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a tool's table is recognised. Internal: may change in any release.
 *
 * @param tool the tool's name
 * @param places where its table is unless somebody configured another place, the usual one first
 * @param columns the columns that tell it from other tools' tables of that name
 * @param beside what a second table says where the columns cannot tell
 */
public record Signature(
    String tool, List<TableName> places, Fingerprint columns, @Nullable Beside beside) {

  /**
   * A second table in the same schema.
   *
   * @param table its name
   * @param there whether it has to be there, or must not
   */
  public record Beside(String table, boolean there) {}

  /** A tool whose table is in one of these places, each {@code table} or {@code schema.table}. */
  public static Signature of(String tool, Fingerprint columns, String... places) {
    return new Signature(tool, Stream.of(places).map(TableName::parse).toList(), columns, null);
  }

  /** The same, where a table of this name is in the same schema. */
  public Signature with(String table) {
    return new Signature(tool, places, columns, new Beside(table, true));
  }

  /** The same, where no table of this name is in the same schema. */
  public Signature without(String table) {
    return new Signature(tool, places, columns, new Beside(table, false));
  }

  /** Whether a table of this name may be one. */
  boolean hasName(String table) {
    return places.stream().anyMatch(place -> place.table().equalsIgnoreCase(table));
  }

  /** Whether a table is one, whatever its name. */
  boolean fits(FoundTable table, List<FoundTable> others) {
    return columns.fits(table) && (beside == null || beside.there() == isBeside(table, others));
  }

  private boolean isBeside(FoundTable table, List<FoundTable> others) {
    return beside != null
        && others.stream()
            .anyMatch(
                other ->
                    other.name().equalsIgnoreCase(beside.table())
                        && other.schema().equals(table.schema()));
  }

  /** What decides, in words. */
  String inWords() {
    return beside == null
        ? columns.inWords()
        : "%s, and %s beside it"
            .formatted(columns.inWords(), (beside.there() ? "" : "no ") + beside.table());
  }
}
