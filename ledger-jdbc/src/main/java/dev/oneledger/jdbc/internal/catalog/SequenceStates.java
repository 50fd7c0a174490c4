package dev.oneledger.jdbc.internal.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the sequences of a PostgreSQL database stand, which is rows rather than schema and so no
 * part of a catalog. Internal: may change in any release.
 */
public final class SequenceStates {
  /** So many in one query. */
  private static final int BATCH = 200;

  private SequenceStates() {}

  /**
   * An object of kind {@code sequencestate} for each sequence of the catalog, with its identity and
   * name as there and the properties {@code last_value} and {@code is_called}. Needs SELECT on
   * them. No transaction keeps others from moving them on meanwhile.
   */
  public static List<CatalogObject> read(Connection connection, Catalog catalog)
      throws SQLException {
    List<CatalogObject> sequences =
        catalog.objects().stream().filter(object -> object.kind().equals("sequence")).toList();
    List<CatalogObject> states = new ArrayList<>();
    for (int from = 0; from < sequences.size(); from += BATCH) {
      read(connection, sequences.subList(from, Math.min(from + BATCH, sequences.size())), states);
    }
    return states;
  }

  private static void read(
      Connection connection, List<CatalogObject> sequences, List<CatalogObject> states)
      throws SQLException {
    List<String> queries = new ArrayList<>();
    for (int i = 0; i < sequences.size(); i++) {
      queries.add(
          "SELECT %s, last_value, is_called FROM %s".formatted(i, sequences.get(i).ident()));
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(String.join(" UNION ALL ", queries))) {
      while (rows.next()) {
        CatalogObject sequence = sequences.get(rows.getInt(1));
        String state =
            "{\"last_value\": %s, \"is_called\": %b}"
                .formatted(rows.getLong(2), rows.getBoolean(3));
        states.add(CatalogObject.of("sequencestate", sequence.id(), sequence.ident(), state));
      }
    }
  }
}
