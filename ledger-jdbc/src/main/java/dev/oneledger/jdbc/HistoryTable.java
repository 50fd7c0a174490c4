package dev.oneledger.jdbc;

import dev.oneledger.jdbc.internal.history.FoundTable;
import dev.oneledger.jdbc.internal.history.ReadOnlySession;
import dev.oneledger.jdbc.internal.history.TableName;
import dev.oneledger.jdbc.internal.history.rows.ChecksumColumn;
import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
import dev.oneledger.jdbc.internal.history.rows.RowOrder;
import dev.oneledger.jdbc.internal.history.rows.StateRule;
import dev.oneledger.jdbc.internal.history.rows.TableRows;
import dev.oneledger.jdbc.internal.history.rows.TimeRule;
import dev.oneledger.jdbc.internal.history.tool.Detection;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The history table of another tool, read and never written: of one that is known by {@link #of},
 * of your own by {@link #on}. {@link #detect} tells which are in a database. Immutable and
 * thread-safe; every method returns a changed copy.
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
  private final String key;
  private final IdRule ids;
  private final TableRows rows;

  private HistoryTable(
      DataSource dataSource, TableName table, String key, IdRule ids, TableRows rows) {
    this.dataSource = dataSource;
    this.table = table;
    this.key = key;
    this.ids = ids;
    this.rows = rows;
  }

  /** The history of a tool that is known, in the place where that tool keeps it by itself. */
  public static ToolHistory of(MigrationTool tool, DataSource dataSource) {
    return new ToolHistory(tool, dataSource);
  }

  /**
   * Which tools have a history table in this database, in any schema that its user may see. Reads
   * the catalog and nothing else. A table with a known name and unknown columns is part of the
   * result, and so is one that may not be read, where the database tells of it; a table under a
   * name of its own is not found.
   *
   * @throws dev.oneledger.LedgerUnreachableException if the database does not answer
   */
  public static List<DetectedHistory> detect(DataSource dataSource) {
    return Detection.in(dataSource).stream().map(DetectedHistory::of).toList();
  }

  /** Begins the description of a table in this database; no connection is made yet. */
  public static Place on(DataSource dataSource) {
    return new Place(dataSource);
  }

  /** The history of Ruby on Rails, the same as {@link #of} with {@link MigrationTool#RAILS}. */
  public static History rails(DataSource dataSource) {
    return of(MigrationTool.RAILS, dataSource);
  }

  /**
   * The same for a table of another name, {@code table} or {@code schema.table}.
   *
   * @throws dev.oneledger.LedgerException if the name has other characters than letters, digits,
   *     {@code _} and {@code $}
   */
  public static History rails(DataSource dataSource, String table) {
    return of(MigrationTool.RAILS, dataSource).table(table);
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
      String name = TableName.checked(column);
      return new HistoryTable(
          dataSource,
          table,
          name,
          IdRule.NONE,
          TableRows.of(HistoryShape.keyedBy(new KeyColumn(name))));
    }
  }

  /** The revision stands in a column, as a number or text such as {@code 144} or {@code 1.10}. */
  public HistoryTable revision(String column) {
    return with(new IdRule(TableName.checked(column), ids.slug(), false));
  }

  /**
   * The revision stands in the key, and so does the slug unless it has a column: {@code 144_x},
   * {@code V144__x.sql}, {@code 20240101_x.js}. Folders and a script's extension are cut off.
   */
  public HistoryTable revisionInKey() {
    return with(new IdRule(key, ids.slug(), true));
  }

  /** The slug or description stands in a column; blanks become {@code _}. */
  public HistoryTable slug(String column) {
    return with(new IdRule(ids.revision(), TableName.checked(column), ids.named()));
  }

  /**
   * A column says whether it worked: true is applied, false is failed, null is partial. It may be
   * boolean, a number, or one of the words {@code true t yes y 1} and {@code false f no n 0};
   * reading fails on another word, for which there is {@link #state}.
   */
  public HistoryTable success(String column) {
    return with(shape().state(new StateRule(TableName.checked(column), Map.of())));
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
    return with(shape().state(new StateRule(TableName.checked(column), meaning)));
  }

  /** The time stands in a column that carries its time zone. */
  public HistoryTable appliedAt(String column) {
    return with(shape().appliedAt(TimeRule.needed(TableName.checked(column), null)));
  }

  /** The time stands in a column without a time zone, which is known to be this one. */
  public HistoryTable appliedAt(String column, ZoneId zone) {
    return with(shape().appliedAt(TimeRule.needed(TableName.checked(column), zone)));
  }

  /** A checksum of the migration stands in a column; null means there is none for that row. */
  public HistoryTable checksum(String column, ChecksumRule rule) {
    return with(shape().checksum(new ChecksumColumn(TableName.checked(column), rule::of)));
  }

  /** Rows were applied in the order of a column; else they are put in the order of their ids. */
  public HistoryTable orderBy(String column) {
    return ordered(RowOrder.by(TableName.checked(column)));
  }

  /**
   * The table is a log: rows were added in the order of a column, and the last one of a key counts.
   */
  public HistoryTable latestWinsBy(String column) {
    return ordered(RowOrder.latestBy(TableName.checked(column)));
  }

  private HistoryShape shape() {
    return rows.shape();
  }

  private HistoryTable with(IdRule changed) {
    return new HistoryTable(dataSource, table, key, changed, rows.shape(shape().id(changed)));
  }

  private HistoryTable with(HistoryShape changed) {
    return new HistoryTable(dataSource, table, key, ids, rows.shape(changed));
  }

  private HistoryTable ordered(RowOrder changed) {
    return new HistoryTable(dataSource, table, key, ids, rows.order(changed));
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
          found.require("this description", rows.columns());
          return new HistoryReading(found.toString(), asOf, rows.read(session, found));
        });
  }

  @Override
  public String toString() {
    return "history table " + table;
  }
}
