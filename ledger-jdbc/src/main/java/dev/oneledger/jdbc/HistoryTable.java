package dev.oneledger.jdbc;

import dev.oneledger.jdbc.internal.history.FoundTable;
import dev.oneledger.jdbc.internal.history.HistoryShape;
import dev.oneledger.jdbc.internal.history.HistoryShape.ChecksumColumn;
import dev.oneledger.jdbc.internal.history.IdRule;
import dev.oneledger.jdbc.internal.history.RailsHistory;
import dev.oneledger.jdbc.internal.history.ReadOnlySession;
import dev.oneledger.jdbc.internal.history.RowOrder;
import dev.oneledger.jdbc.internal.history.StateRule;
import dev.oneledger.jdbc.internal.history.TableName;
import dev.oneledger.jdbc.internal.history.TimeRule;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The history table of a tool of your own, read and never written. Immutable and thread-safe; every
 * method returns a changed copy.
 *
 * <pre>{@code
 * History theirs =
 *     HistoryTable.on(prodDb)
 *         .table("ops.migrations_done")
 *         .key("name")
 *         .revisionInKey()
 *         .success("ok")
 *         .appliedAt("done_at")
 *         .checksum("sha256", ChecksumRule.sha256());
 * }</pre>
 *
 * <p>Without more than a key, every row is one applied migration without a revision. Names of
 * tables and columns may be in any letter case. Reading opens one read-only transaction and needs
 * SELECT on that table, nothing else.
 */
public final class HistoryTable implements History {
  private final DataSource dataSource;
  private final TableName table;
  private final HistoryShape shape;
  private final RowOrder order;

  private HistoryTable(DataSource dataSource, TableName table, HistoryShape shape, RowOrder order) {
    this.dataSource = dataSource;
    this.table = table;
    this.shape = shape;
    this.order = order;
  }

  /** Begins the description of a table in this database; no connection is made yet. */
  public static Place on(DataSource dataSource) {
    return new Place(dataSource);
  }

  /**
   * The history of Ruby on Rails: {@code schema_migrations} in the connection's current schema. Its
   * rows have a revision and no name, no time, no checksum. Which environment Rails took it for is
   * part of the reading's source where {@code ar_internal_metadata} may be read.
   */
  public static History rails(DataSource dataSource) {
    return rails(dataSource, "schema_migrations");
  }

  /**
   * The same for a table of another name, {@code table} or {@code schema.table}.
   *
   * @throws dev.oneledger.LedgerException if the name has other characters than letters, digits,
   *     {@code _} and {@code $}
   */
  public static History rails(DataSource dataSource, String table) {
    return new RailsHistory(dataSource, TableName.parse(table));
  }

  /** A database in which a table is still to be named. Immutable. */
  public static final class Place {
    private final DataSource dataSource;

    private Place(DataSource dataSource) {
      this.dataSource = dataSource;
    }

    /**
     * Names the table, {@code table} (in the connection's current schema) or {@code schema.table}.
     *
     * @throws dev.oneledger.LedgerException if the name has other characters than letters, digits,
     *     {@code _} and {@code $}
     */
    public Keyless table(String name) {
      return new Keyless(dataSource, TableName.parse(name));
    }
  }

  /** A table whose key column is still to be named. Immutable. */
  public static final class Keyless {
    private final DataSource dataSource;
    private final TableName table;

    private Keyless(DataSource dataSource, TableName table) {
      this.dataSource = dataSource;
      this.table = table;
    }

    /** Names the column with the tool's own name for a migration; never null there. */
    public HistoryTable key(String column) {
      HistoryShape shape = HistoryShape.keyedBy(TableName.checked(column));
      return new HistoryTable(dataSource, table, shape, RowOrder.BY_ID);
    }
  }

  /** The revision stands in a column, as a number or text such as {@code 144} or {@code 1.10}. */
  public HistoryTable revision(String column) {
    return with(shape.with(new IdRule(TableName.checked(column), shape.id().slug(), false)));
  }

  /**
   * The revision stands in the key, and so does the slug unless it has a column: {@code 144_x},
   * {@code V144__x.sql}, {@code 20240101_x.js}. Folders and a script's extension are cut off.
   */
  public HistoryTable revisionInKey() {
    return with(shape.with(new IdRule(shape.key(), shape.id().slug(), true)));
  }

  /** The slug or description stands in a column; blanks become {@code _}. */
  public HistoryTable slug(String column) {
    IdRule id = shape.id();
    return with(shape.with(new IdRule(id.revision(), TableName.checked(column), id.named())));
  }

  /**
   * A column says whether it worked: true is applied, false is failed, null is partial. It may be
   * boolean, a number, or one of the words {@code true t yes y 1} and {@code false f no n 0};
   * reading fails on another word, for which there is {@link #state}.
   */
  public HistoryTable success(String column) {
    return with(shape.with(new StateRule(TableName.checked(column), Map.of())));
  }

  /**
   * A column holds a state in the tool's own words, in any letter case. Reading fails on a word
   * that is not mapped.
   */
  public HistoryTable state(String column, Map<String, HistoryState> meaning) {
    if (meaning.isEmpty()) {
      throw new IllegalArgumentException(
          "Column %s needs at least one word with its meaning.".formatted(column));
    }
    return with(shape.with(new StateRule(TableName.checked(column), meaning)));
  }

  /** The time stands in a column that carries its time zone. */
  public HistoryTable appliedAt(String column) {
    return with(shape.with(new TimeRule(TableName.checked(column), null)));
  }

  /** The time stands in a column without a time zone, which is known to be this one. */
  public HistoryTable appliedAt(String column, ZoneId zone) {
    return with(shape.with(new TimeRule(TableName.checked(column), zone)));
  }

  /** A checksum of the migration stands in a column; null means there is none for that row. */
  public HistoryTable checksum(String column, ChecksumRule rule) {
    return with(shape.with(new ChecksumColumn(TableName.checked(column), rule::of)));
  }

  /** Rows were applied in the order of a column; else they are put in the order of their ids. */
  public HistoryTable orderBy(String column) {
    return ordered(new RowOrder(List.of(TableName.checked(column)), false));
  }

  /**
   * The table is a log: rows were added in the order of a column, and the last one of a key counts.
   */
  public HistoryTable latestWinsBy(String column) {
    return ordered(new RowOrder(List.of(TableName.checked(column)), true));
  }

  private HistoryTable with(HistoryShape changed) {
    return new HistoryTable(dataSource, table, changed, order);
  }

  private HistoryTable ordered(RowOrder changed) {
    return new HistoryTable(dataSource, table, shape, changed);
  }

  @Override
  public HistoryReading read() {
    String what = "history table " + table;
    return ReadOnlySession.read(
        dataSource,
        what,
        session -> {
          Instant asOf = Instant.now();
          FoundTable found = session.require(table, what);
          found.require("this description", expected());
          List<HistoryRow> rows =
              session.select(found, shape.columns(), order.column(), shape::row);
          return new HistoryReading(found.toString(), asOf, order.arrange(found, rows));
        });
  }

  private List<String> expected() {
    List<String> expected = new ArrayList<>(shape.columns());
    expected.addAll(order.column());
    return expected.stream().distinct().toList();
  }

  @Override
  public String toString() {
    return "history table " + table;
  }
}
