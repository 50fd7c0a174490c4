package dev.oneledger.ddl.internal.proof;

import dev.oneledger.jdbc.internal.Dialect;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import dev.oneledger.jdbc.internal.catalog.MariaDbCatalog;
import dev.oneledger.jdbc.internal.mariadb.MariaDbDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** MariaDB: the connection's current database. */
final class MariaDbScratch implements StepwiseProduct {
  private static final Pattern SETS_POSITIONS =
      Pattern.compile(
          "\\b(setval|restart|auto_increment\\s*=|auto_increment\\s+\\d)",
          Pattern.CASE_INSENSITIVE);

  /** Times as UTC, strings by their bytes; a text that left a lock must not be waited for. */
  private static final String SETTINGS =
      "SET SESSION time_zone = '+00:00', sql_mode = '', lock_wait_timeout = 30";

  private static final Set<String> WITH_ROWS = Set.of("BASE TABLE", "SYSTEM VERSIONED");

  private static final String NEXT_NUMBERS =
      "SELECT table_name, auto_increment FROM information_schema.tables"
          + " WHERE table_schema = database() AND auto_increment IS NOT NULL";

  private static final String SEQUENCE = "SELECT next_not_cached_value, increment < 0 FROM %s";

  @Override
  public Dialect dialect() {
    return new MariaDbDialect();
  }

  @Override
  public Set<ObjectKey> given() {
    return Set.of(new ObjectKey("schema", quoted("database()")));
  }

  @Override
  public Pattern setsPositions() {
    return SETS_POSITIONS;
  }

  @Override
  public void prepareReading(Session session) throws SQLException {
    session.execute(SETTINGS);
  }

  @Override
  public Catalog catalog(Session session) throws SQLException {
    return MariaDbCatalog.read(session.connection());
  }

  @Override
  public List<CatalogObject> compared(Catalog catalog) {
    return List.copyOf(catalog.objects());
  }

  @Override
  public boolean hasRows(CatalogObject relation) {
    return WITH_ROWS.contains(relation.require("type"));
  }

  @Override
  public String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** The bytes: a text of a FLOAT has six digits, of a DOUBLE all of them. */
  @Override
  public String expression(CatalogObject column) {
    String name = quoted(column.require("name"));
    boolean isFloat = column.require("type").startsWith("float");
    return "HEX(CAST(%s AS BINARY))".formatted(isFloat ? "CAST(" + name + " AS DOUBLE)" : name);
  }

  @Override
  public String value(ResultSet row, int place) throws SQLException {
    return String.valueOf(row.getString(place));
  }

  @Override
  public SortedMap<ObjectKey, SortedMap<String, String>> positions(Session session, Catalog catalog)
      throws SQLException {
    SortedMap<ObjectKey, SortedMap<String, String>> positions = new TreeMap<>();
    try (Statement statement = session.statement()) {
      try (ResultSet numbers = statement.executeQuery(NEXT_NUMBERS)) {
        while (numbers.next()) {
          String table = quoted(numbers.getString(1));
          if (catalog.byName("relation", table).isPresent()) {
            positions.put(position(table), next(numbers.getString(2), false));
          }
        }
      }
      for (CatalogObject sequence : catalog.objects()) {
        if (sequence.kind().equals("sequence")) {
          try (ResultSet row = statement.executeQuery(SEQUENCE.formatted(sequence.ident()))) {
            row.next();
            positions.put(position(sequence.ident()), next(row.getString(1), row.getBoolean(2)));
          }
        }
      }
    }
    return positions;
  }

  private static ObjectKey position(String name) {
    return new ObjectKey(ObjectKey.POSITION, name);
  }

  private static SortedMap<String, String> next(String value, boolean descending) {
    return new TreeMap<>(
        Map.of("value", value, "called", "true", "descending", String.valueOf(descending)));
  }

  @Override
  public void end(Session session) {
    session.abort();
  }
}
