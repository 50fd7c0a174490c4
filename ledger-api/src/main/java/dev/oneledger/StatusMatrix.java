package dev.oneledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every migration against every environment the ledger knows.
 *
 * @param app the application
 * @param columns the environments, configured ones first
 * @param rows the migrations in order, then what only other tools know
 */
public record StatusMatrix(String app, List<Column> columns, List<Row> rows) {
  public StatusMatrix {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * One cell.
   *
   * @param migration a full id, or another tool's key
   * @throws UnknownNameException if there is no such row or column
   * @throws LedgerException if that row has nothing for that column
   */
  public Cell cell(String migration, String environment) {
    for (Row row : rows) {
      Cell cell = row.cells().get(environment);
      if (row.label().equals(migration) && cell != null) {
        return cell;
      }
    }
    String where = "in the matrix of '%s'".formatted(app);
    List<String> environments = columns.stream().map(Column::environment).toList();
    if (!environments.contains(environment)) {
      throw new UnknownNameException("environment", environment, where, environments);
    }
    List<String> migrations = rows.stream().map(Row::label).toList();
    if (!migrations.contains(migration)) {
      throw new UnknownNameException("migration", migration, where, migrations);
    }
    throw new LedgerException(
        "The matrix of '%s' has no cell for migration '%s' in environment '%s'."
            .formatted(app, migration, environment));
  }

  /** The matrix as plain text. */
  @Override
  public String toString() {
    return render(false);
  }

  /** The matrix as text, with ANSI colours if wanted. */
  public String render(boolean colour) {
    return render(new TextStyle(colour, 0));
  }

  /**
   * The matrix as text. On a narrow terminal names are cut in the middle, and environments that do
   * not fit side by side follow below, with the migrations again.
   */
  public String render(TextStyle style) {
    return new MatrixText(this, style).render();
  }

  /**
   * One environment.
   *
   * @param environment its name
   * @param mode who applies there
   * @param asOf when what is shown was true; null if nothing is known yet
   * @param source where it was read
   * @param findings what is wrong with the environment as a whole; empty if nothing is
   */
  public record Column(
      String environment,
      Mode mode,
      @Nullable Instant asOf,
      String source,
      List<Finding> findings) {
    public Column {
      findings = List.copyOf(findings);
    }
  }

  /**
   * One migration.
   *
   * @param label its id, or the other tool's key if the ledger does not know it
   * @param cells one per column, by environment name
   */
  public record Row(String label, Map<String, Cell> cells) {
    public Row {
      cells = Map.copyOf(cells);
    }
  }

  /**
   * One migration in one environment.
   *
   * @param state what is known
   * @param evidence how it is known; null for a blank cell
   * @param cosmetic whether only comments or blanks changed since
   */
  public record Cell(CellState state, @Nullable Evidence evidence, boolean cosmetic) {
    /** Not there and not meant to be. */
    public static final Cell BLANK = new Cell(CellState.BLANK, null, false);
  }
}
