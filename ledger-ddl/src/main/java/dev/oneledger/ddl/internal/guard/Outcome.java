package dev.oneledger.ddl.internal.guard;

import dev.oneledger.ddl.internal.probe.RowState;
import dev.oneledger.ddl.internal.probe.SequenceState;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.PostgresCatalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is in the database after a run, as far as the migration reaches. */
record Outcome(Catalog catalog, RowState rows, SequenceState sequences) {

  static Outcome read(Connection connection, Set<String> tables) throws SQLException {
    return of(PostgresCatalog.readObjects(connection, SchemaName.DEFAULT), connection, tables);
  }

  /** Where the catalog is known already. */
  static Outcome of(Catalog catalog, Connection connection, Set<String> tables)
      throws SQLException {
    return new Outcome(catalog, RowState.of(connection, tables), SequenceState.of(connection));
  }

  /** Whether nothing differs. */
  boolean isSame(Outcome other) {
    return catalogDifferences(other).isEmpty() && rowDifferences(other).isEmpty();
  }

  /** Catalog lines that only one of the two has. */
  List<String> catalogDifferences(Outcome other) {
    Set<String> here = new LinkedHashSet<>(catalog.lines());
    Set<String> there = new LinkedHashSet<>(other.catalog.lines());
    List<String> differences = new ArrayList<>();
    here.stream().filter(line -> !there.contains(line)).forEach(differences::add);
    there.stream().filter(line -> !here.contains(line)).forEach(differences::add);
    return differences;
  }

  /** Tables and sequences that are not the same, with both states. */
  Map<String, String> rowDifferences(Outcome other) {
    Map<String, String> differences = new TreeMap<>(rows.differences(other.rows));
    Set<String> names = new TreeSet<>(sequences.sequences().keySet());
    names.addAll(other.sequences.sequences().keySet());
    for (String name : names) {
      Object here = sequences.sequences().get(name);
      Object there = other.sequences.sequences().get(name);
      if (!Objects.equals(here, there)) {
        differences.put(name, here + " against " + there);
      }
    }
    return differences;
  }

  /**
   * This outcome, with what the found one has in place of what the same run gave differently a
   * second time; of rows, only where their number is the same.
   */
  Outcome whereStable(Outcome again, Outcome found) {
    SortedMap<String, String> tables = new TreeMap<>(rows.tables());
    for (String table : rows.differences(again.rows).keySet()) {
      String there = found.rows.tables().getOrDefault(table, "absent");
      if (RowState.count(tables.get(table)) == RowState.count(there)) {
        tables.put(table, there);
      }
    }
    return new Outcome(
        catalogDifferences(again).isEmpty() ? catalog : found.catalog,
        new RowState(tables),
        sequences.equals(again.sequences) ? sequences : found.sequences);
  }
}
