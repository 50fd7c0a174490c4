package dev.oneledger.ddl.internal.proof;

import dev.oneledger.jdbc.internal.Dialect;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** What differs between products whose DDL commits by itself. Stateless. */
interface StepwiseProduct {

  Dialect dialect();

  /** What every new database has. */
  Set<ObjectKey> given();

  /** What in a text may set the position of a sequence or of an automatic number. */
  Pattern setsPositions();

  /**
   * Sees to it that values read in this session are the same whatever the server's settings.
   *
   * @throws dev.oneledger.FindingsException with P005 if the database would be gone before it was
   *     compared
   */
  void prepareReading(Session session) throws SQLException;

  Catalog catalog(Session session) throws SQLException;

  /** The catalog's objects without what the server makes up anew each time. */
  List<CatalogObject> compared(Catalog catalog);

  /** Whether a relation holds rows of its own. */
  boolean hasRows(CatalogObject relation);

  /** A name as an identifier in SQL. */
  String quoted(String name);

  /** The expression that reads a column, such that {@link #value} gives it exactly. */
  String expression(CatalogObject column);

  /**
   * The value at a place of the row, exactly, as text; the row tells afterwards whether it was
   * NULL.
   */
  String value(ResultSet row, int place) throws SQLException;

  /** Where sequences and automatic numbers stand. */
  SortedMap<ObjectKey, SortedMap<String, String>> positions(Session session, Catalog catalog)
      throws SQLException;

  /** Ends a session for good, so that no pool hands out what a text has set in it. */
  void end(Session session);
}
