package dev.oneledger.ddl.internal.proof;

import dev.oneledger.jdbc.internal.Dialect;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import dev.oneledger.jdbc.internal.catalog.H2Catalog;
import dev.oneledger.jdbc.internal.h2.H2Dialect;
import dev.oneledger.jdbc.internal.h2.SessionEnd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** H2, all schemas of the database. */
final class H2Scratch implements StepwiseProduct {
  private static final Pattern SETS_POSITIONS =
      Pattern.compile("\\brestart\\b", Pattern.CASE_INSENSITIVE);

  private static final String STAYS =
      "SELECT DATABASE_PATH() IS NOT NULL OR EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.SETTINGS"
          + " WHERE SETTING_NAME = 'DB_CLOSE_DELAY' AND SETTING_VALUE = '-1')";

  private static final String SEQUENCES =
      "SELECT SEQUENCE_SCHEMA, SEQUENCE_NAME, NULL, BASE_VALUE, INCREMENT < 0"
          + " FROM INFORMATION_SCHEMA.SEQUENCES WHERE SEQUENCE_NAME NOT LIKE 'SYSTEM\\_SEQUENCE\\_%' ESCAPE '\\'";

  private static final String IDENTITIES =
      "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, IDENTITY_BASE, IDENTITY_INCREMENT < 0"
          + " FROM INFORMATION_SCHEMA.COLUMNS WHERE IS_IDENTITY = 'YES'";

  @Override
  public Dialect dialect() {
    return new H2Dialect();
  }

  @Override
  public Set<ObjectKey> given() {
    return Set.of(new ObjectKey("schema", quoted("PUBLIC")));
  }

  @Override
  public Pattern setsPositions() {
    return SETS_POSITIONS;
  }

  /** Each text has a session of its own, so the database must outlive one. */
  @Override
  public void prepareReading(Session session) throws SQLException {
    if (!"TRUE".equals(session.row(STAYS).get(0))) {
      throw ScratchCheck.refused(
          "it is in memory and goes with its last connection, expected one that stays until it is closed",
          "Add ;DB_CLOSE_DELAY=-1 to the data source's URL, or use ScratchDatabase.");
    }
    session.execute("SET TIME ZONE 'UTC'");
  }

  @Override
  public Catalog catalog(Session session) throws SQLException {
    return H2Catalog.read(session.connection(), SchemaName.DEFAULT);
  }

  /**
   * An index that H2 makes for a constraint gets a name from what is free at the time; it is told
   * by its columns instead.
   */
  @Override
  public List<CatalogObject> compared(Catalog catalog) {
    return catalog.objects().stream()
        .map(object -> isMadeUp(object) ? byColumns(object) : object)
        .toList();
  }

  private static boolean isMadeUp(CatalogObject object) {
    return object.kind().equals("index") && "TRUE".equals(object.get("generated"));
  }

  private CatalogObject byColumns(CatalogObject index) {
    SortedMap<String, String> properties = new TreeMap<>(index.properties());
    properties.remove("name");
    String ident =
        "of %s.%s (%s)"
            .formatted(
                quoted(index.require("rel_schema")),
                quoted(index.require("rel")),
                index.require("columns"));
    return new CatalogObject(index.kind(), index.id(), ident, index.definition(), properties);
  }

  @Override
  public boolean hasRows(CatalogObject relation) {
    return relation.require("type").equals("BASE TABLE");
  }

  @Override
  public String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  @Override
  public String expression(CatalogObject column) {
    return quoted(column.require("name"));
  }

  @Override
  public String value(ResultSet row, int place) throws SQLException {
    return H2Value.text(row, place);
  }

  @Override
  public SortedMap<ObjectKey, SortedMap<String, String>> positions(Session session, Catalog catalog)
      throws SQLException {
    SortedMap<ObjectKey, SortedMap<String, String>> positions = new TreeMap<>();
    try (Statement statement = session.statement()) {
      for (String query : List.of(SEQUENCES, IDENTITIES)) {
        try (ResultSet row = statement.executeQuery(query)) {
          while (row.next()) {
            positions.put(new ObjectKey(ObjectKey.POSITION, name(row)), position(row));
          }
        }
      }
    }
    return positions;
  }

  private String name(ResultSet row) throws SQLException {
    String column = row.getString(3);
    return quoted(row.getString(1))
        + "."
        + quoted(row.getString(2))
        + (column == null ? "" : "." + quoted(column));
  }

  private static SortedMap<String, String> position(ResultSet row) throws SQLException {
    return new TreeMap<>(
        Map.of(
            "value",
            row.getString(4),
            "called",
            "true",
            "descending",
            String.valueOf(row.getBoolean(5))));
  }

  @Override
  public void end(Session session) {
    SessionEnd.of(session);
  }
}
