package dev.oneledger.ddl.internal.probe;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the sequences stand. They take no part in transactions, so a run that is rolled back leaves
 * them advanced unless somebody sets them back. Internal: may change in any release.
 *
 * @param sequences for each sequence's name with schema its last value and whether that was drawn
 */
public record SequenceState(SortedMap<String, Position> sequences) {
  private static final int CHUNK = 200;

  /** Copies the map. */
  public SequenceState {
    sequences = new TreeMap<>(sequences);
  }

  /**
   * Where one stands.
   *
   * @param last its last value
   * @param drawn whether that was drawn; the next value is this one otherwise
   */
  public record Position(long last, boolean drawn) {}

  /** Reads all of them, those of temporary tables and of the ledger's own schema left out. */
  public static SequenceState of(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    SortedMap<String, Position> found = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows =
          statement.executeQuery(
              """
              SELECT pg_catalog.format('%I.%I', n.nspname, c.relname)
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind = 'S' AND n.nspname !~ '^pg_' AND n.nspname <> 'oneledger'
              """)) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      for (int i = 0; i < names.size(); i += CHUNK) {
        read(statement, names.subList(i, Math.min(names.size(), i + CHUNK)), found);
      }
    }
    return new SequenceState(found);
  }

  private static void read(
      Statement statement, List<String> names, SortedMap<String, Position> found)
      throws SQLException {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      query.append(i == 0 ? "" : " UNION ALL ");
      query.append("SELECT %s, last_value, is_called FROM %s".formatted(i, names.get(i)));
    }
    try (ResultSet rows = statement.executeQuery(query.toString())) {
      while (rows.next()) {
        found.put(names.get(rows.getInt(1)), new Position(rows.getLong(2), rows.getBoolean(3)));
      }
    }
  }

  /** Sets back those that stand elsewhere now; those that are gone stay so. */
  public void restore(Connection connection) throws SQLException {
    SequenceState now = of(connection);
    try (PreparedStatement set =
        connection.prepareStatement("SELECT pg_catalog.setval(?::text::regclass, ?, ?)")) {
      for (Map.Entry<String, Position> entry : sequences.entrySet()) {
        Position here = now.sequences.get(entry.getKey());
        if (here != null && !here.equals(entry.getValue())) {
          set.setString(1, entry.getKey());
          set.setLong(2, entry.getValue().last());
          set.setBoolean(3, entry.getValue().drawn());
          set.execute();
        }
      }
    }
  }
}
