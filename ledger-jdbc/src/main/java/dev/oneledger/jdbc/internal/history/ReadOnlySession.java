package dev.oneledger.jdbc.internal.history;

import dev.oneledger.LedgerException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * One look into a database that belongs to somebody else's tool; see the package for the steps.
 * Lives within one call of {@link #read}, on one thread. Internal: may change in any release.
 */
public final class ReadOnlySession {
  /** How long a statement may take unless somebody says otherwise. */
  public static final Duration LONGEST_STATEMENT = Duration.ofSeconds(30);

  private static final int ROWS_PER_FETCH = 1000;

  private final ProductConnection product;
  private final Catalog catalog;

  private ReadOnlySession(ProductConnection product) {
    this.product = product;
    this.catalog = new Catalog(product);
  }

  /** What is done within a session. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T in(ReadOnlySession session) throws SQLException;
  }

  /** Makes something of a row. */
  @FunctionalInterface
  public interface RowReader<T> {
    /** Reads the row the fields stand on. */
    T read(Fields fields) throws SQLException;
  }

  /** The same with {@link #LONGEST_STATEMENT}. */
  public static <T> T read(DataSource dataSource, String what, Work<T> work) {
    return read(dataSource, what, LONGEST_STATEMENT, work);
  }

  /**
   * Opens a session, does the work, and leaves the connection as it was.
   *
   * @param what what is read, for messages
   * @param longest how long a statement may take; at least a second
   * @throws dev.oneledger.LedgerUnreachableException if the database does not answer
   * @throws LedgerException if it refuses, or whatever the work throws
   */
  public static <T> T read(DataSource dataSource, String what, Duration longest, Work<T> work) {
    int seconds = Math.max(1, Math.toIntExact(longest.toSeconds()));
    Connection connection;
    try {
      connection = dataSource.getConnection();
    } catch (SQLException refused) {
      throw ReadFailure.whileConnecting(what, refused);
    }
    try (connection;
        ProductConnection product = ProductConnection.begin(connection, seconds)) {
      return work.in(new ReadOnlySession(product));
    } catch (SQLException failed) {
      throw ReadFailure.whileReading(what, seconds, failed);
    }
  }

  /**
   * The table of that name.
   *
   * @param what what it is expected to be, for messages
   * @throws LedgerException if it is not there or not visible; the message says where it was looked
   *     for
   */
  public FoundTable require(TableName name, String what) throws SQLException {
    return catalog.require(name, what);
  }

  /** The database product in its driver's words, such as {@code PostgreSQL}. */
  public String product() throws SQLException {
    return product.connection().getMetaData().getDatabaseProductName();
  }

  /** Whether the role may see such a table. */
  public boolean sees(TableName name) throws SQLException {
    return !catalog.visible(name).isEmpty();
  }

  /** The table of that name, if the role may see it. */
  public Optional<FoundTable> find(TableName name) throws SQLException {
    return catalog.find(name);
  }

  /** A table of that name in the schema of another, if the role may see it. */
  public Optional<FoundTable> beside(FoundTable table, String name) throws SQLException {
    return catalog.beside(table, name).stream().findFirst();
  }

  /** All tables of these names that the role may see, in any schema and letter case. */
  public List<FoundTable> anywhere(List<String> names) throws SQLException {
    return catalog.anywhere(names);
  }

  /**
   * Those of these names that are there and that the role may not read, where the catalog tells.
   */
  public List<TableName> hidden(List<String> names, List<FoundTable> visible) throws SQLException {
    return catalog.hidden(names, visible);
  }

  /** The schema in which a name without one is looked up; empty if there is none. */
  public String currentSchema() throws SQLException {
    return product.currentSchema();
  }

  /** Who reads. */
  public String user() throws SQLException {
    return product.user();
  }

  /**
   * Whether there is such a table, even if the role may not see it. Databases that hide from a role
   * what it has no rights on say no.
   */
  public boolean exists(TableName name) throws SQLException {
    return catalog.exists(name);
  }

  /**
   * What the server says of itself, such as who holds a lock.
   *
   * @param query a fixed SELECT of no table of the user's
   * @return the first row as texts, empty for null; an empty list if there is no row
   */
  public List<String> askServer(String query) throws SQLException {
    try (Statement select = product.statement();
        ResultSet rows = select.executeQuery(query)) {
      List<String> answer = new ArrayList<>();
      if (rows.next()) {
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          String value = rows.getString(column);
          answer.add(value == null ? "" : value);
        }
      }
      return answer;
    }
  }

  /**
   * Reads all rows.
   *
   * @param columns the columns wanted; those the table lacks are left out
   * @param orderBy columns to sort by; may be empty
   * @throws LedgerException if the role may not read the table
   */
  public <T> List<T> select(
      FoundTable table, List<String> columns, List<String> orderBy, RowReader<T> reader)
      throws SQLException {
    List<String> selected = columns.stream().distinct().filter(table::has).toList();
    try (Statement select = product.statement()) {
      select.setFetchSize(ROWS_PER_FETCH);
      try (ResultSet rows = select.executeQuery(sql(table, selected, orderBy))) {
        Fields fields = new Fields(product, table, selected, rows);
        List<T> read = new ArrayList<>();
        while (rows.next()) {
          read.add(reader.read(fields));
        }
        return read;
      }
    } catch (SQLException failed) {
      if (ReadFailure.isDenied(failed)) {
        throw ReadFailure.denied(table, product.user(), failed);
      }
      throw failed;
    }
  }

  private String sql(FoundTable table, List<String> selected, List<String> orderBy)
      throws SQLException {
    String quote = product.connection().getMetaData().getIdentifierQuoteString().strip();
    String order = orderBy.isEmpty() ? "" : " ORDER BY " + columns(table, orderBy, quote);
    return "SELECT %s FROM %s.%s%s"
        .formatted(
            columns(table, selected, quote),
            quoted(table.schema(), quote),
            quoted(table.name(), quote),
            order);
  }

  private static String columns(FoundTable table, List<String> names, String quote) {
    return names.stream()
        .map(name -> table.column(name).orElseThrow().name())
        .map(name -> quoted(name, quote))
        .collect(Collectors.joining(", "));
  }

  /** A name that the catalog gave back; what a user wrote was checked before it was looked up. */
  private static String quoted(String name, String quote) {
    return quote + name.replace(quote, quote + quote) + quote;
  }
}
